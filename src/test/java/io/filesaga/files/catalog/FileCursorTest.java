package io.filesaga.files.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCursorTest {

    private static final UUID ID = UUID.fromString("01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10");
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant MODIFIED = Instant.parse("2026-02-03T00:00:00Z");
    private static final StoredFile FILE = new StoredFile(
            ID,
            "owner",
            "a/ünï cödé +%20&=.txt",
            new ObjectKey("bucket", "key"),
            Long.MAX_VALUE,
            null,
            null,
            "text/plain",
            Map.of(),
            FileState.ACTIVE,
            0,
            CREATED,
            MODIFIED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createdAt",
                "-createdAt",
                "modifiedAt",
                "-modifiedAt",
                "path",
                "-path",
                "name",
                "-name",
                "size",
                "-size"
            })
    void whatIsWrittenIsRead(String sort) {
        FileOrder order = FileOrder.of(sort);
        FileCursor cursor = FileCursor.after(FILE, order);
        assertEquals(cursor, FileCursor.read(cursor.write(), order));
    }

    @Test
    void itHasTheFilesKeyInTheOrder() {
        assertEquals(CREATED, FileCursor.after(FILE, FileOrder.of("createdAt")).key());
        assertEquals(
                MODIFIED, FileCursor.after(FILE, FileOrder.of("-modifiedAt")).key());
        assertEquals(
                "a/ünï cödé +%20&=.txt",
                FileCursor.after(FILE, FileOrder.of("path")).key());
        assertEquals(
                "ünï cödé +%20&=.txt",
                FileCursor.after(FILE, FileOrder.of("name")).key());
        assertEquals(
                Long.MAX_VALUE, FileCursor.after(FILE, FileOrder.of("size")).key());
        assertEquals(ID, FileCursor.after(FILE, FileOrder.of("size")).id());
    }

    @Test
    void itNeedsNoEncodingInAQuery() {
        for (int i = 0; i < 300; i++) {
            FileCursor cursor = new FileCursor(FileOrder.of("path"), "\u00ff?>~".repeat(i % 4) + "x".repeat(i), ID);
            String written = cursor.write();
            assertTrue(written.matches("[A-Za-z0-9_-]+"), written);
        }
    }

    @ParameterizedTest
    @CsvSource({"path, -path", "-path, path", "path, name", "name, path", "createdAt, modifiedAt", "size, path"})
    void aCursorOfAnotherOrderIsRefused(String written, String read) {
        assertRefused(FileCursor.after(FILE, FileOrder.of(written)).write(), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "name", "size", "createdAt", "-modifiedAt"})
    void aCutCursorIsRefused(String sort) {
        String whole = FileCursor.after(FILE, FileOrder.of(sort)).write();
        for (int length = 0; length < whole.length(); length++) {
            assertRefused(whole.substring(0, length), sort);
            assertRefused(whole.substring(whole.length() - length), sort);
        }
        assertRefused(whole + "A", sort);
        assertRefused(whole + "AAAA", sort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense", "!", "====", "cGF0aA", "cGF0aAo", "CgoK", "CgoKCgo", "ü", "\0"})
    void whatIsNoCursorIsRefused(String written) {
        assertRefused(written, "path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size      | five",
                "size      | 5.0",
                "size      | ''",
                "size      | 9223372036854775808",
                "createdAt | yesterday",
                "createdAt | 1767322984",
                "createdAt | 2026-13-01T00:00:00Z",
                "createdAt | ''",
                "path      | ''",
                "name      | ''"
            })
    void aKeyThatIsNoneOfTheOrderIsRefused(String sort, String key) {
        assertRefused(forged(sort, key, ID.toString()), sort);
    }

    /** PostgreSQL has no NUL in a text: it would fail, and the caller would read that it is our fault. */
    @Test
    void aKeyThatNoDatabaseHoldsIsRefused() {
        assertRefused(forged("path", "a\0b", ID.toString()), "path");
        assertRefused(forged("-name", "\0", ID.toString()), "-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01994c1e7b1a7c3e9d0a0a3f6f1f2b10",
                "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b1",
                "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b1g",
                "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b100",
                "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10\n"
            })
    void anIdThatIsNoUuidIsRefused(String id) {
        assertRefused(forged("path", "p", id), "path");
    }

    @Test
    void aForgedCursorWithNothingWrongIsRead() {
        FileCursor read = FileCursor.read(forged("path", "p", ID.toString()), FileOrder.of("path"));
        assertEquals(new FileCursor(FileOrder.of("path"), "p", ID), read);
    }

    private static String forged(String sort, String key, String id) {
        String plain = sort + "\n" + key + "\n" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String written, String sort) {
        FileOrder order = FileOrder.of(sort);
        Refusal refusal = assertThrows(RefusedException.class, () -> FileCursor.read(written, order), written)
                .refusal();
        assertEquals(Refusal.ofField("cursor", "invalid-field", "This cursor is not of this listing."), refusal);
    }
}
