package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MetadataTextTest {

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
}
