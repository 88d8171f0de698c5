package io.filesaga.events;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads object keys. S3 and those that follow it encode them like a form: a space is {@code +}, and what is not plain is
 * percent-encoded UTF-8. Others write them as they are.
 */
final class KeyText {

    private static final int MOST_BYTES = 1024;

    /** A byte that is percent-encoded is three characters. */
    private static final int LONGEST_ENCODED = 3 * MOST_BYTES;

    private static final int HEX = 16;

    private KeyText() {}

    /** The key as it is written. */
    static String plain(Field field) {
        return checked(field, field.content());
    }

    /** The key behind its form encoding. */
    static String formDecoded(Field field) {
        String written = field.content();
        if (written.length() > LONGEST_ENCODED) {
            throw tooLong(field);
        }
        byte[] decoded = decode(field, written.getBytes(StandardCharsets.UTF_8));
        try {
            return checked(
                    field,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(decoded))
                            .toString());
        } catch (CharacterCodingException notText) {
            throw field.bad("The key is no UTF-8.");
        }
    }

    private static byte[] decode(Field field, byte[] written) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(written.length);
        for (int at = 0; at < written.length; at++) {
            if (written[at] == '+') {
                decoded.write(' ');
            } else if (written[at] == '%') {
                decoded.write(octet(field, written, at));
                at += 2;
            } else {
                decoded.write(written[at]);
            }
        }
        return decoded.toByteArray();
    }

    private static int octet(Field field, byte[] written, int at) {
        int high = at + 2 < written.length ? Character.digit((char) written[at + 1], HEX) : -1;
        int low = at + 2 < written.length ? Character.digit((char) written[at + 2], HEX) : -1;
        if (high < 0 || low < 0) {
            throw field.bad("A % is followed by two hex digits.");
        }
        return high * HEX + low;
    }

    private static String checked(Field field, String key) {
        if (!Field.isWellFormed(key)) {
            throw field.bad("The key holds a NUL or broken Unicode.");
        }
        if (key.length() > MOST_BYTES || key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw tooLong(field);
        }
        return key;
    }

    private static InvalidEventException tooLong(Field field) {
        return field.bad("The key is longer than " + MOST_BYTES + " bytes of UTF-8.");
    }
}
