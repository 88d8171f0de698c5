package io.filesaga.api.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    /** Of no bytes at all. */
    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String SHA256 = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    private static final String ZEROS = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHA256,
                " " + SHA256 + "\t",
                "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:, " + SHA256,
                "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:," + SHA256,
                SHA256 + " ,\tsha-512=:z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGl:",
                "unixsum=:AA==:, " + SHA256 + ", x_1.2*=::",
                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU:"
            })
    void theSha256IsFoundInAnyList(String header) {
        assertEquals(HEX, ContentDigest.sha256(header));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:",
                "x-sha-256=:AA==:",
                "*sha-256=:AA==:",
                "sha-256-x=:AA==:",
                "sha256=:AA==:",
                "sha-512=::, unixcksum=:AA==:"
            })
    void otherAlgorithmsAreIgnored(String header) {
        assertNull(ContentDigest.sha256(header));
    }

    /** RFC 8941 section 3.2: of equal keys all but the last are ignored. */
    @Test
    void ofSeveralTheLastCounts() {
        assertEquals(HEX, ContentDigest.sha256(ZEROS + ", " + SHA256));
        assertEquals("00".repeat(32), ContentDigest.sha256(SHA256 + ", " + ZEROS));
        assertEquals(HEX, ContentDigest.sha256("sha-256=:AA==:, " + SHA256));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "sha-256",
                "sha-256=",
                "sha-256=:",
                "sha-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "sha-256=\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"",
                "sha-256 = :47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                "SHA-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                "Sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                "1sha=:AA==:",
                "sha-256=:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=:",
                "sha-256=:47DEQpj8 HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                SHA256 + ",",
                "," + SHA256,
                SHA256 + " " + ZEROS,
                SHA256 + "; x=1, nonsense",
                "md5=nonsense, " + SHA256,
                "sha-256=:é:"
            })
    void whatIsNoListOfDigestsIsRefused(String header) {
        assertRefused("sha-256=:<base64>: is wanted.", header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha-256=::",
                "sha-256=:AA==:",
                "sha-256=:1B2M2Y8AsgTpgAmY7PhCfg==:",
                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFVV:",
                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU==:",
                "sha-256=:=:",
                "sha-256=:A=A=:"
            })
    void aSha256Has32Bytes(String header) {
        assertRefused("sha-256=:<base64>: is wanted, of 32 bytes.", header);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 20_000})
    void aVeryLongListIsReadAsWell(int members) {
        assertEquals(HEX, ContentDigest.sha256("a=::,".repeat(members) + SHA256));
        assertRefused("sha-256=:<base64>: is wanted.", "a=::,".repeat(members));
    }

    private static void assertRefused(String detail, String header) {
        assertEquals(
                Refusal.ofField("Content-Digest", "invalid-field", detail),
                assertThrows(RefusedException.class, () -> ContentDigest.sha256(header))
                        .refusal());
    }
}
