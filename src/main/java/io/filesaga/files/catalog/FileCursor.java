package io.filesaga.files.catalog;

import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.sagas.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ended, opaque to clients: order, key and id, in base64. A cursor of another order is refused, and so is
 * one that was cut: the id, of a known length, comes last.
 *
 * @param key in the order's attribute
 */
record FileCursor(FileOrder order, Object key, UUID id) {

    private static final String SEPARATOR = "\n";
    private static final int FIELDS = 3;

    static FileCursor after(StoredFile file, FileOrder order) {
        return new FileCursor(order, order.key(file), file.id());
    }

    String write() {
        String plain = order.write() + SEPARATOR + key + SEPARATOR + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static FileCursor read(String written, FileOrder order) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            String[] fields = plain.split(SEPARATOR, FIELDS);
            if (fields.length == FIELDS && fields[0].equals(order.write())) {
                UUID id = UUID.fromString(fields[2]);
                if (id.toString().equals(fields[2])) {
                    return new FileCursor(order, order.readKey(fields[1]), id);
                }
            }
        } catch (RuntimeException malformed) {
            // falls through to the refusal, which says all there is to say
        }
        throw bad();
    }

    static RuntimeException bad() {
        return Refusal.ofField("cursor", Reasons.INVALID_FIELD, "This cursor is not of this listing.")
                .asException();
    }
}
