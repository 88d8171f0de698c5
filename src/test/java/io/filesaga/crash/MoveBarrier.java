package io.filesaga.crash;

import io.filesaga.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Holds commits of executions and tasks, their writes done: the one that records a move, known by the process and the
 * move's number, and the one that records the end of a task, known by its state.
 */
final class MoveBarrier {

    private static final String TRIGGER = """
            CREATE TABLE move_point (number int, owner text, what text);
            CREATE FUNCTION hold_point(at_owner text, at_what text) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(4712, p.number) FROM move_point p
                WHERE p.owner = at_owner AND p.what = at_what;
            END $$;
            CREATE FUNCTION hold_move() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM hold_point(NEW.owner, NEW.process || ' ' || NEW.moves);
                RETURN NULL;
            END $$;
            CREATE FUNCTION hold_end() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM hold_point(NEW.owner, 'end of ' || NEW.state);
                RETURN NULL;
            END $$;
            CREATE TRIGGER hold_move AFTER INSERT OR UPDATE OF moves ON execution
                FOR EACH ROW EXECUTE FUNCTION hold_move();
            CREATE TRIGGER hold_end AFTER UPDATE OF status ON execution_task
                FOR EACH ROW WHEN (OLD.status = 'OPEN') EXECUTE FUNCTION hold_end()""";

    private static final String HELD = " FROM pg_locks WHERE locktype = 'advisory' AND classid = 4712 AND NOT granted";

    private final Database database;
    private final List<String> owners = new ArrayList<>();

    /** Needs the tables of the service. */
    MoveBarrier(Database database) {
        this.database = database;
        database.run(TRIGGER);
    }

    /** @param what {@code process-a 3} is a move's commit, {@code end of step-f} a task's; an owner has one */
    void hold(String owner, String what) {
        database.run("SELECT pg_advisory_lock(4712, ?)", owners.size());
        database.run("INSERT INTO move_point VALUES (?, ?, ?)", owners.size(), owner, what);
        owners.add(owner);
    }

    /** Owners whose commit did not come yet. */
    List<String> notHeld() {
        List<String> held = database.texts("SELECT objid" + HELD);
        return IntStream.range(0, owners.size())
                .filter(number -> !held.contains(String.valueOf(number)))
                .mapToObj(owners::get)
                .toList();
    }

    /** These owners' commits never happen, and then all others do, whoever hears of them. */
    void loseAndLet(Predicate<String> lost) {
        database.run("DELETE FROM move_point");
        for (int number = 0; number < owners.size(); number++) {
            if (lost.test(owners.get(number))) {
                database.run("SELECT pg_terminate_backend(pid, 10000)" + HELD + " AND objid = " + number);
            }
        }
        List<String> rest = database.texts("SELECT pid" + HELD);
        database.run("SELECT pg_advisory_unlock_all()");
        Awaitility.await("committed")
                .until(() -> database.count(
                                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid::text = ANY (?)",
                                (Object) rest.toArray(String[]::new))
                        == 0);
    }
}
