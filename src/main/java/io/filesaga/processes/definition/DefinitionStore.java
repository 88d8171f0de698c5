package io.filesaga.processes.definition;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.ProcessJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of definitions. */
@Singleton
public class DefinitionStore {

    private static final String COLUMNS = " owner, name, version, definition::text AS definition, removed, created_at ";

    private static final String LATEST =
            "SELECT" + COLUMNS + "FROM process_definition WHERE owner = $1 AND name = $2 ORDER BY version DESC LIMIT 1";

    private static final String VERSION =
            "SELECT" + COLUMNS + "FROM process_definition WHERE owner = $1 AND name = $2 AND version = $3";

    /** Nothing when somebody else has given this version meanwhile. */
    private static final String INSERT = """
            INSERT INTO process_definition (owner, name, version, definition, created_at)
            VALUES ($1, $2, $3, $4::text::json, $5) ON CONFLICT DO NOTHING""";

    private static final String REMOVE = """
            UPDATE process_definition SET removed = true
            WHERE owner = $1 AND name = $2 AND NOT removed AND version = (
                SELECT max(l.version) FROM process_definition l WHERE l.owner = $1 AND l.name = $2)""";

    private static final String LIST = "SELECT" + COLUMNS + """
            FROM (SELECT DISTINCT ON (name) * FROM process_definition
                  WHERE owner = $1 AND ($2::text IS NULL OR name > $2) ORDER BY name, version DESC) latest
            WHERE NOT removed ORDER BY name LIMIT $3""";

    private final Database database;
    private final ProcessJson json;

    DefinitionStore(Database database, ProcessJson json) {
        this.database = database;
        this.json = json;
    }

    /** A row, and whether the process was removed at it. */
    record Found(StoredProcess process, boolean removed) {}

    Uni<Optional<Found>> latest(String owner, String name) {
        return database.first(LATEST, Tuple.of(owner, name), this::read);
    }

    Uni<Optional<Found>> version(String owner, String name, int version) {
        return database.first(VERSION, Tuple.of(owner, name, version), this::read);
    }

    Uni<Boolean> insert(StoredProcess process) {
        Tuple arguments = Tuple.of(
                process.owner(),
                process.name(),
                process.version(),
                json.write(process.definition()),
                process.createdAt().atOffset(ZoneOffset.UTC));
        return database.change(INSERT, arguments).map(rows -> rows == 1);
    }

    Uni<Boolean> remove(String owner, String name) {
        return database.change(REMOVE, Tuple.of(owner, name)).map(rows -> rows == 1);
    }

    Uni<List<StoredProcess>> list(String owner, @Nullable String after, int most) {
        return database.all(LIST, Tuple.of(owner, after, most), row -> read(row).process());
    }

    private Found read(Row row) {
        Instant createdAt = row.getOffsetDateTime("created_at").toInstant();
        return new Found(
                new StoredProcess(
                        row.getString("owner"),
                        row.getString("name"),
                        row.getInteger("version"),
                        json.read(row.getString("definition")),
                        createdAt),
                row.getBoolean("removed"));
    }
}
