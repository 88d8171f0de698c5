package io.filesaga.ops.schema;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers and has at least the schema that this build was written for. */
@Readiness
@ApplicationScoped
public class SchemaHealth implements AsyncHealthCheck {

    /** The number of the last migration in {@code db/migration}. */
    static final int NEEDED = 10;

    private static final String FOUND = """
            SELECT coalesce(max(version::int), 0) AS version FROM flyway_schema_history
            WHERE success AND version ~ '^[0-9]+$'""";

    private static final String UNDEFINED_TABLE = "42P01";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool pool;

    SchemaHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(FOUND).execute())
                .map(rows -> rows.iterator().next().getInteger("version"))
                .onFailure(SchemaHealth::isNoTable)
                .recoverWithItem(0)
                .map(SchemaHealth::answer)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> down("the database does not answer"));
    }

    private static boolean isNoTable(Throwable failure) {
        return failure instanceof PgException refused && UNDEFINED_TABLE.equals(refused.getSqlState());
    }

    private static HealthCheckResponse answer(int found) {
        return found >= NEEDED
                ? named().up().withData("version", found).build()
                : down("version " + found + " found, " + NEEDED + " needed: run once with filesaga.migrate=only");
    }

    private static HealthCheckResponse down(String reason) {
        return named().down().withData("reason", reason).build();
    }

    private static HealthCheckResponseBuilder named() {
        return HealthCheckResponse.named("Database schema");
    }
}
