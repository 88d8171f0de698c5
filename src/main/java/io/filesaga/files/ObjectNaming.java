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

    /** In bytes; a key is ASCII. With the longest prefix and owner that are allowed, 20 are left for the tail. */
    private static final int LONGEST_KEY = 1024;

    private final FileSettings settings;

    public ObjectNaming(FileSettings settings) {
        this.settings = settings;
    }

    public ObjectKey keyOf(String owner, UUID fileId, String path) {
        String tail = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String place = settings.prefix() + "/" + ownerSegment(owner) + "/" + fileId + "/";
        int most = Math.min(LONGEST_TAIL, LONGEST_KEY - place.length());
        return new ObjectKey(settings.bucket(), place + tail.substring(Math.max(0, tail.length() - most)));
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
