package io.filesaga.files.upload;

import io.filesaga.files.Expiry;
import io.filesaga.files.FileMetadata;
import io.filesaga.files.FilePath;
import io.filesaga.files.FileSettings;
import io.filesaga.files.MediaTypes;
import io.filesaga.files.ObjectNaming;
import io.filesaga.files.Reasons;
import io.filesaga.files.UploadMethod;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.Presigner;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a wish to upload into a plan within what is left to the owner, or refuses it naming the field. */
@Singleton
public class UploadRules {

    private final FileSettings settings;
    private final ObjectNaming naming;
    private final TimeOrderedIds ids;
    private final Presigner presigner;
    private final InstantSource clock;

    UploadRules(
            FileSettings settings, ObjectNaming naming, TimeOrderedIds ids, Presigner presigner, InstantSource clock) {
        this.settings = settings;
        this.naming = naming;
        this.ids = ids;
        this.presigner = presigner;
        this.clock = clock;
    }

    UploadPlan presigned(String owner, UploadRequest wish, Allowance allowance) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = presigner.expiry(now.plus(Expiry.checked(wish.expiresIn(), settings.uploadExpiry())));
        Long size = size(wish);
        if (wish.method() == UploadMethod.MULTIPART && wish.checksumSha256() != null) {
            throw bad("checksumSha256", "No store can verify the SHA-256 of a multipart upload.");
        }
        return plan(
                owner,
                wish.path(),
                MediaTypes.checked(wish.contentType()),
                FileMetadata.checked(wish.metadata()),
                wish.method(),
                size == null ? 1 : size,
                size == null ? allowance.atMost(settings.undeclaredMaxSize()) : allowance.exactly(size),
                wish.checksumSha256() == null ? null : Checksums.hex(wish.checksumSha256()),
                wish.createOnly(),
                new Times(
                        now,
                        expiresAt,
                        expiresAt.plus(settings.completionGrace()),
                        expiresAt.plus(settings.completionGrace()).plus(settings.lateArrivalWindow())));
    }

    UploadPlan content(String owner, ContentRequest wish, Allowance allowance) {
        Instant now = clock.instant();
        Long length = wish.length();
        if (length != null && length > settings.maxSize()) {
            throw MeteredContent.tooLarge(settings.maxSize()).asException();
        }
        return plan(
                owner,
                wish.path(),
                MediaTypes.checked(wish.contentType()),
                Map.of(),
                null,
                length == null ? 0 : length,
                length == null ? allowance.atMost(settings.maxSize()) : allowance.exactly(length),
                wish.sha256(),
                wish.createOnly(),
                new Times(now, now, now, null));
    }

    /** @param sweepAt null for an upload that gives no grant */
    private record Times(
            Instant signedAt,
            Instant expiresAt,
            Instant deadline,
            @Nullable Instant sweepAt) {}

    private UploadPlan plan(
            String owner,
            @Nullable String writtenPath,
            String contentType,
            Map<String, String> metadata,
            @Nullable UploadMethod method,
            long minSize,
            long maxSize,
            @Nullable String checksum,
            boolean createOnly,
            Times times) {
        String path = FilePath.normalised(writtenPath);
        UUID fileId = ids.next();
        return new UploadPlan(
                fileId,
                owner,
                path,
                naming.keyOf(owner, fileId, path),
                contentType,
                metadata,
                method,
                minSize,
                maxSize,
                checksum,
                createOnly,
                times.signedAt(),
                times.expiresAt(),
                times.deadline(),
                times.sweepAt(),
                ids.next(),
                null,
                null);
    }

    private @Nullable Long size(UploadRequest wish) {
        Long size = wish.size();
        if (size == null) {
            if (wish.method() != UploadMethod.POST) {
                throw bad("size", "This method needs a size.");
            }
            return null;
        }
        long most = wish.method() == UploadMethod.MULTIPART ? settings.multipartMaxSize() : settings.maxSize();
        long least = wish.method() == UploadMethod.MULTIPART ? 1 : 0;
        if (size < least || size > most) {
            throw bad("size", "The size must be from " + least + " to " + most + " bytes.");
        }
        return size;
    }

    private static RuntimeException bad(String field, String detail) {
        return Refusal.ofField(field, Reasons.INVALID_FIELD, detail).asException();
    }
}
