package io.filesaga.files;

import io.filesaga.sagas.Refusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of user metadata, such that every store keeps it: names of lower-case letters, digits and hyphens, values of
 * visible ASCII and inner spaces, 2,048 bytes in all (the S3 limit for a PUT's user metadata is 2 KB).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Working with object metadata</a>
 */
public final class FileMetadata {

    private static final int MOST_BYTES = 2048;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private FileMetadata() {}

    public static Map<String, String> checked(@Nullable Map<String, String> metadata) {
        if (metadata == null) {
            return Map.of();
        }
        int bytes = 0;
        for (var entry : metadata.entrySet()) {
            String value = entry.getValue();
            if (!NAME.matcher(entry.getKey()).matches()) {
                throw bad(entry.getKey(), "A name has 1 to 64 lower-case letters, digits and inner hyphens.");
            }
            if (value == null || !VALUE.matcher(value).matches()) {
                throw bad(entry.getKey(), "A value is visible ASCII without spaces at its ends.");
            }
            bytes += entry.getKey().length() + value.length();
        }
        if (bytes > MOST_BYTES) {
            throw Refusal.ofField("metadata", Reasons.INVALID_FIELD, "Metadata has at most 2048 bytes in all.")
                    .asException();
        }
        return new TreeMap<>(metadata);
    }

    private static RuntimeException bad(String name, String detail) {
        return Refusal.ofField("metadata." + name, Reasons.INVALID_FIELD, detail)
                .asException();
    }
}
