package io.filesaga.bench;

import io.filesaga.testing.Database;

/**
 * What the database was asked to do.
 *
 * @param commits transactions that wrote
 * @param statements each is a transaction of its own here
 * @param walBytes written ahead
 */
record Costs(double commits, double statements, double walBytes) {

    private static final String COMMITS = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
    private static final String STATEMENTS = "SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'";
    private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    /** So far. Statements are counted once their connections have told, about a second later. */
    static Costs soFar(Database database) {
        return new Costs(database.count(COMMITS), database.count(STATEMENTS), database.count(WAL));
    }

    Costs since(Costs before, int times) {
        return new Costs(
                (commits - before.commits) / times,
                (statements - before.statements) / times,
                (walBytes - before.walBytes) / times);
    }
}
