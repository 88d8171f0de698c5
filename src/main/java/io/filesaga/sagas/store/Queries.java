package io.filesaga.sagas.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** Runs one prepared query within the timeout; an unreachable database is a {@link DatabaseException}. */
final class Queries {

    private Queries() {}

    static Uni<RowSet<Row>> run(Pool pool, GroupCommitSettings settings, String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(failure -> !(failure instanceof PgException pg) || CommitFailure.isOutage(pg.getSqlState()))
                .transform(DatabaseException::new);
    }
}
