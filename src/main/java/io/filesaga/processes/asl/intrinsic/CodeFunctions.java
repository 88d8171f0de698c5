package io.filesaga.processes.asl.intrinsic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Functions that write a text another way: Base64 and hashes, all over UTF-8. */
final class CodeFunctions {

    private static final int LONGEST_TEXT = 10_000;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private CodeFunctions() {}

    static JsonNode encode(Arguments arguments) {
        return Json.NODES.textNode(Base64.getEncoder().encodeToString(bytes(arguments, arguments.text(0))));
    }

    static JsonNode decode(Arguments arguments) {
        try {
            return Json.NODES.textNode(
                    new String(Base64.getDecoder().decode(bytes(arguments, arguments.text(0))), UTF_8));
        } catch (IllegalArgumentException e) {
            throw arguments.wrong(0, "Base64");
        }
    }

    static JsonNode hash(Arguments arguments) {
        String algorithm = arguments.text(1);
        if (!DIGESTS.contains(algorithm)) {
            throw arguments.wrong(1, "one of MD5, SHA-1, SHA-256, SHA-384 and SHA-512");
        }
        byte[] data = bytes(arguments, Json.plain(arguments.any(0)));
        try {
            return Json.NODES.textNode(HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(data)));
        } catch (NoSuchAlgorithmException e) {
            throw arguments.failure(algorithm + " is not known on this machine");
        }
    }

    private static byte[] bytes(Arguments arguments, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw arguments.failure("the text is longer than " + LONGEST_TEXT + " characters");
        }
        return text.getBytes(UTF_8);
    }
}
