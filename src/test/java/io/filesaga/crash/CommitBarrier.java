package io.filesaga.crash;

import io.filesaga.testing.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    private static final String HELD =
            " FROM pg_locks WHERE locktype = 'advisory' AND classid = 4711 AND NOT granted AND objid::text = ANY (?)";

    private final Database database;
    private final Map<String, Point> points = new TreeMap<>();
    private int last;

    /** Needs the tables of the service. */
    CommitBarrier(Database database) {
        this.database = database;
        database.run(TRIGGER);
    }

    void hold(Point point) {
        last++;
        database.run("SELECT pg_advisory_lock(4711, ?)", last);
        database.run(
                "INSERT INTO crash_point VALUES (?, ?, ?, ?, ?)",
                last,
                point.owner(),
                point.type(),
                point.operation(),
                point.status());
        points.put(String.valueOf(last), point);
    }

    void awaitAllHeld() {
        Awaitility.await("every commit is held")
                .pollInterval(Duration.ofMillis(50))
                .until(this::notHeld, List::isEmpty);
    }

    private List<Point> notHeld() {
        List<String> held = database.texts("SELECT objid" + HELD, (Object) names(points.keySet()));
        return points.keySet().stream()
                .filter(number -> !held.contains(number))
                .map(points::get)
                .toList();
    }

    /** These held commits never happen. */
    void lose(Predicate<Point> which) {
        String[] numbers = forget(which);
        database.run("SELECT pg_terminate_backend(pid, 10000)" + HELD, (Object) numbers);
        unlock(numbers);
    }

    /** These held commits happen, whoever hears of them. */
    void let(Predicate<Point> which) {
        String[] numbers = forget(which);
        List<String> held = database.texts("SELECT pid" + HELD, (Object) numbers);
        unlock(numbers);
        Awaitility.await("committed")
                .until(() -> database.count(
                                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid::text = ANY (?)",
                                (Object) names(held))
                        == 0);
    }

    private String[] forget(Predicate<Point> which) {
        String[] numbers = names(points.keySet().stream()
                .filter(number -> which.test(points.get(number)))
                .toList());
        database.run("DELETE FROM crash_point WHERE number::text = ANY (?)", (Object) numbers);
        points.keySet().removeAll(List.of(numbers));
        return numbers;
    }

    private void unlock(String[] numbers) {
        database.run("SELECT pg_advisory_unlock(4711, number::int) FROM unnest(?) number", (Object) numbers);
    }

    private static String[] names(Collection<String> all) {
        return all.toArray(String[]::new);
    }
}
