package io.filesaga.ops.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaHealthTest {

    @Test
    void theSchemaNeededIsThatOfTheLastMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            int last = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElseThrow();
            assertEquals(last, SchemaHealth.NEEDED, "SchemaHealth.NEEDED is to be raised with each migration");
        }
    }
}
