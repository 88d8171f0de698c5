package io.filesaga.files.catalog;

import java.nio.charset.StandardCharsets;

/**
 * The {@code Content-Disposition} of a download: the name in ASCII for old clients and in full for the others.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187">RFC 8187</a>
 */
final class ContentDisposition {

    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String attachment(String name) {
        String ascii = name.replaceAll("[^ -~]", "_").replaceAll("[\"\\\\%]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + extended(name);
    }

    private static String extended(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || ATTR_CHARS.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
