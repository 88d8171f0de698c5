package io.filesaga.files.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.storage.ObjectKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileOrderTest {

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Instant MODIFIED = Instant.parse("2026-02-03T00:00:00Z");
    private static final StoredFile FILE = new StoredFile(
            UUID.fromString("01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10"),
            "owner",
            "a/b/ünï.txt",
            new ObjectKey("bucket", "key"),
            5,
            null,
            null,
            "text/plain",
            Map.of(),
            FileState.ACTIVE,
            0,
            CREATED,
            MODIFIED);

    @ParameterizedTest
    @NullAndEmptySource
    void theNewestComeFirstUnlessAskedOtherwise(String written) {
        assertEquals(FileOrder.of("-createdAt"), FileOrder.of(written));
    }

    @ParameterizedTest
    @CsvSource({"createdAt, CREATED_AT", "modifiedAt, MODIFIED_AT", "path, PATH", "name, NAME", "size, SIZE"})
    void everyAttributeGoesBothWays(String field, FileOrder.Attribute attribute) {
        assertEquals(new FileOrder(attribute, false), FileOrder.of(field));
        assertEquals(new FileOrder(attribute, true), FileOrder.of("-" + field));
        assertEquals(field, FileOrder.of(field).write());
        assertEquals("-" + field, FileOrder.of("-" + field).write());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "--size",
                "+size",
                "Size",
                "SIZE",
                " size",
                "size ",
                "created_at",
                "owner",
                "id",
                "size,name",
                "size desc",
                "size; drop table stored_file",
                "CREATED_AT"
            })
    void anotherOrderIsRefused(String written) {
        Refusal refusal = assertThrows(RefusedException.class, () -> FileOrder.of(written))
                .refusal();
        assertEquals(
                Refusal.ofField(
                        "sort",
                        "invalid-field",
                        "sort is createdAt, modifiedAt, path, name or size, with - before it for descending."),
                refusal);
    }

    @Test
    void tiesAreBrokenByIdInTheSameDirection() {
        assertEquals("size asc, id asc", FileOrder.of("size").orderBy());
        assertEquals("modifiedAt desc, id desc", FileOrder.of("-modifiedAt").orderBy());
        assertEquals(
                "(size > :key or (size = :key and id > :id))",
                FileOrder.of("size").after());
        assertEquals(
                "(modifiedAt < :key or (modifiedAt = :key and id < :id))",
                FileOrder.of("-modifiedAt").after());
    }

    @Test
    void theKeyIsTheAttributeOfTheFile() {
        assertEquals(CREATED, FileOrder.of("createdAt").key(FILE));
        assertEquals(MODIFIED, FileOrder.of("modifiedAt").key(FILE));
        assertEquals("a/b/ünï.txt", FileOrder.of("path").key(FILE));
        assertEquals("ünï.txt", FileOrder.of("name").key(FILE));
        assertEquals(5L, FileOrder.of("size").key(FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAt", "-modifiedAt", "path", "-name", "size"})
    void aKeyIsReadAsItWasWritten(String sort) {
        FileOrder order = FileOrder.of(sort);
        assertEquals(order.key(FILE), order.readKey(order.key(FILE).toString()));
    }

    @ParameterizedTest
    @CsvSource({"createdAt, 5", "modifiedAt, 2026-02-03", "createdAt, a/b", "modifiedAt, ''"})
    void whatIsNoInstantIsNoKey(String sort, String text) {
        assertThrows(DateTimeParseException.class, () -> FileOrder.of(sort).readKey(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "9223372036854775808", "2026-02-03T00:00:00Z"})
    void whatIsNoSizeIsNoKey(String text) {
        assertThrows(NumberFormatException.class, () -> FileOrder.of("size").readKey(text));
    }

    @ParameterizedTest
    @CsvSource({"path, a//b", "path, ''", "path, ..", "name, .", "name, ''"})
    void whatIsNoPathIsNoKey(String sort, String text) {
        assertThrows(RefusedException.class, () -> FileOrder.of(sort).readKey(text));
    }
}
