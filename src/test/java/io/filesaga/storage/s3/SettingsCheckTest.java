package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    @Test
    void whatCannotWorkIsRefusedByName() {
        refuses("part-size", TestSettings.usual().withPartSize(TestSettings.mebibytes(4)));
        refuses("part-size", TestSettings.usual().withPartSize(TestSettings.mebibytes(1025)));
        refuses("public-endpoint", TestSettings.usual().withPublicEndpoint("files.example.com"));
        refuses("public-endpoint", TestSettings.usual().withPublicEndpoint("ftp://files.example.com"));
        refuses("call-timeout", TestSettings.with(Duration.ZERO, Duration.ofSeconds(1)));
        refuses("idle-timeout", TestSettings.with(Duration.ofSeconds(1), Duration.ofDays(1)));
    }

    @Test
    void theUsualIsAccepted() {
        SettingsCheck.check(TestSettings.usual().withPublicEndpoint("https://files.example.com:8443"));
    }

    @Test
    void metadataSurvivesHeaders() {
        for (String value :
                new String[] {"", "plain text", "ünï ↯", " ends ", "two  spaces", "line\nbreak", "=?UTF-8?B?eA==?="}) {
            String header = MetadataText.encode(value);
            assertTrue(header.chars().allMatch(c -> c >= 0x20 && c < 0x7f), header);
            assertEquals(value, MetadataText.decode(header));
        }
        assertEquals("plain text", MetadataText.encode("plain text"));
    }

    private static void refuses(String key, StorageSettings settings) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> SettingsCheck.check(settings));
        assertTrue(refusal.getMessage().startsWith("filesaga.storage." + key + " "), refusal.getMessage());
    }
}
