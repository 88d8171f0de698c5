package io.filesaga.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.api.identity.Requester;
import io.filesaga.storage.ObjectKey;
import io.filesaga.testing.Given;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNamingTest {

    private static final UUID ID = UUID.fromString("01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10");

    /** The limit of S3 for a key, in bytes. */
    private static final int LONGEST_KEY = 1024;

    @Test
    void aKeyIsPrefixOwnerIdAndTail() {
        ObjectNaming naming = naming(Map.of("bucket", "the-bucket", "prefix", "team/files"));
        assertEquals(
                new ObjectKey("the-bucket", "team/files/auth0%7C5f/" + ID + "/c.txt"),
                naming.keyOf("auth0|5f", ID, "a/b/c.txt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.txt              | c.txt",
                "a/b/c.txt          | c.txt",
                "A-z_0.9            | A-z_0.9",
                "x y.txt            | x_y.txt",
                "ünï cödé +%20&=.txt | _n__c_d____20__.txt",
                "a/.hidden          | .hidden",
                "日本               | __",
                "\uD83D\uDE00.png   | _.png",
                "a\\b               | a_b"
            })
    void theTailIsWhatIsPlainOfTheLastSegment(String path, String tail) {
        assertEquals("files/o/" + ID + "/" + tail, key("o", path));
    }

    @Test
    void theTailIsTheLast100Characters() {
        assertEquals(
                "files/o/" + ID + "/" + "b".repeat(96) + ".txt", key("o", "a".repeat(100) + "b".repeat(96) + ".txt"));
        assertEquals("files/o/" + ID + "/" + "b".repeat(100), key("o", "b".repeat(100)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain            | plain",
                "A-z_0.9@x.com    | A-z_0.9@x.com",
                "a/b              | a%2Fb",
                "a%2Fb            | a%252Fb",
                "../x             | %2E.%2Fx",
                ".                | %2E",
                "a.b.             | a.b.",
                "ü€               | %C3%BC%E2%82%AC",
                "\uD83D\uDE00     | %F0%9F%98%80",
                "+&=#? ~          | %2B%26%3D%23%3F%20%7E",
                "'\"\\            | %27%22%5C"
            })
    void anOwnerIsOneSegment(String owner, String segment) {
        assertEquals(segment, ObjectNaming.ownerSegment(owner));
    }

    @Test
    void everyOwnerHasASegmentOfHisOwn() {
        Set<String> segments = new HashSet<>();
        List<String> owners =
                List.of("a", "A", "%61", "a.", ".a", "%2Ea", "a/", "a%2F", "ü", "u\u0308", "..", "%2E.", "+", " ");
        for (String owner : owners) {
            String segment = ObjectNaming.ownerSegment(owner);
            assertTrue(segments.add(segment), segment);
            assertEquals(owner, URLDecoder.decode(segment, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "|", "ü", "€", "\uD83D\uDE00"})
    void noKeyIsLongerThanS3Takes(String character) {
        String owner = character;
        while (Requester.isOwner(owner + character)) {
            owner += character;
        }
        String prefix = "p".repeat(200);
        String start = prefix + "/" + ObjectNaming.ownerSegment(owner) + "/" + ID + "/";
        String key = naming(Map.of("prefix", prefix))
                .keyOf(owner, ID, "a".repeat(900) + "/" + "b".repeat(120) + ".txt")
                .key();
        assertTrue(key.startsWith(start), key);
        assertTrue(key.endsWith("bbb.txt"), key);
        assertEquals(Math.min(start.length() + 100, LONGEST_KEY), key.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String key(String owner, String path) {
        return naming(Map.of()).keyOf(owner, ID, path).key();
    }

    private static ObjectNaming naming(Map<String, String> given) {
        return new ObjectNaming(Given.settings(FileSettings.class, given));
    }
}
