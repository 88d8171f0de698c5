package io.filesaga.files;

import io.filesaga.storage.ObjectKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Object keys: {@code <prefix>/<owner>/<file id>/<readable tail>}. The file id makes a key unique for ever; the tail is
 * for people who look into the bucket.
 */
@Singleton
public class ObjectNaming {

    private static final int LONGEST_TAIL = 100;

    private final FileSettings settings;

    public ObjectNaming(FileSettings settings) {
        this.settings = settings;
    }

    ObjectKey keyOf(String owner, UUID fileId, String path) {
        String tail = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String kept = tail.substring(Math.max(0, tail.length() - LONGEST_TAIL));
        return new ObjectKey(
                settings.bucket(), settings.prefix() + "/" + ownerSegment(owner) + "/" + fileId + "/" + kept);
    }

    /** The owner as one segment, reversibly: what is not plain is percent-encoded, and so is a leading dot. */
    static String ownerSegment(String owner) {
        StringBuilder segment = new StringBuilder();
        for (byte octet : owner.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-_@".indexOf(c) >= 0
                    || (c == '.' && segment.length() > 0);
            segment.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return segment.toString();
    }
}
