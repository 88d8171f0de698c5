package io.filesaga.storage.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What signatures are made with. Its text shows no secret.
 *
 * @param accessKeyId public name of the key
 * @param secretKey never leaves this room
 * @param sessionToken of temporary credentials, or null
 * @param expiresAt when the store stops accepting them, or null when that is not known or never
 */
record SigningCredentials(
        String accessKeyId,
        String secretKey,
        @Nullable String sessionToken,
        @Nullable Instant expiresAt) {

    boolean expiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The earlier of the given time and the end of these credentials. */
    Instant atMost(Instant requested) {
        return expiresAt != null && expiresAt.isBefore(requested) ? expiresAt : requested;
    }

    @Override
    public String toString() {
        return "SigningCredentials[" + accessKeyId + ", expiresAt=" + expiresAt + "]";
    }
}
