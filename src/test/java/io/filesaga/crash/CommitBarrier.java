package io.filesaga.crash;

import io.filesaga.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Holds chosen commits of the service inside the database: their writes are done, their transactions are still open. A
 * trigger waits there for locks that only the test has.
 */
final class CommitBarrier {

    /**
     * A commit.
     *
     * @param owner whose saga is written
     * @param operation INSERT or UPDATE
     * @param status the saga's, after the write
     */
    record Point(String owner, String type, String operation, String status) {}

    private static final String TRIGGER = """
            CREATE TABLE crash_point (number int, owner text, type text, operation text, status text);
            CREATE FUNCTION hold_commit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(4711, p.number) FROM crash_point p
                WHERE (p.owner, p.type, p.operation, p.status) = (NEW.owner, NEW.type, TG_OP, NEW.status);
                RETURN NULL;
            END $$;
            CREATE TRIGGER hold_commit AFTER INSERT OR UPDATE ON saga FOR EACH ROW EXECUTE FUNCTION hold_commit()""";

    private static final String HELD = " FROM pg_locks WHERE locktype = 'advisory' AND classid = 4711 AND NOT granted";

    private final Database database;
    private final List<Point> points = new ArrayList<>();

    /** Needs the tables of the service. */
    CommitBarrier(Database database) {
        this.database = database;
        database.run(TRIGGER);
    }

    void hold(Point point) {
        database.run("SELECT pg_advisory_lock(4711, ?)", points.size());
        database.run(
                "INSERT INTO crash_point VALUES (?, ?, ?, ?, ?)",
                points.size(),
                point.owner(),
                point.type(),
                point.operation(),
                point.status());
        points.add(point);
    }

    void awaitAllHeld() {
        Awaitility.await("every commit is held")
                .atMost(Duration.ofSeconds(50))
                .pollInterval(Duration.ofMillis(50))
                .until(this::notHeld, List::isEmpty);
    }

    private List<Point> notHeld() {
        List<String> held = database.texts("SELECT objid" + HELD);
        return IntStream.range(0, points.size())
                .filter(number -> !held.contains(String.valueOf(number)))
                .mapToObj(points::get)
                .toList();
    }

    /** The held commits never happen. */
    void lose() {
        database.run("DELETE FROM crash_point");
        database.run("SELECT pg_terminate_backend(pid, 10000)" + HELD);
        database.run("SELECT pg_advisory_unlock_all()");
    }

    /** The held commits happen, whoever hears of them. */
    void let() {
        database.run("DELETE FROM crash_point");
        List<String> held = database.texts("SELECT pid" + HELD);
        database.run("SELECT pg_advisory_unlock_all()");
        Awaitility.await("committed")
                .until(() -> database.count(
                                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid::text = ANY (?)",
                                (Object) held.toArray(String[]::new))
                        == 0);
    }
}
