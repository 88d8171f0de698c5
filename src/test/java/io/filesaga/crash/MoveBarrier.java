package io.filesaga.crash;

import io.filesaga.testing.Database;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Holds the commit that records a chosen move of the first execution of an owner, its writes done. */
final class MoveBarrier {

    private static final String TRIGGER = """
            CREATE TABLE move_point (number int, owner text, move bigint);
            CREATE FUNCTION hold_move() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(4712, p.number) FROM move_point p
                WHERE p.owner = NEW.owner AND p.move = NEW.moves AND NEW.process = 'process-a';
                RETURN NULL;
            END $$;
            CREATE TRIGGER hold_move AFTER INSERT OR UPDATE ON execution FOR EACH ROW EXECUTE FUNCTION hold_move()""";

    private static final String HELD = " FROM pg_locks WHERE locktype = 'advisory' AND classid = 4712 AND NOT granted";

    private final Database database;

    /** Needs the tables of the service. */
    MoveBarrier(Database database) {
        this.database = database;
        database.run(TRIGGER);
    }

    void hold(String owner, int move) {
        database.run("SELECT pg_advisory_lock(4712, ?)", move);
        database.run("INSERT INTO move_point VALUES (?, ?, ?)", move, owner, (long) move);
    }

    void awaitAllHeld(int many) {
        Awaitility.await("every move is held")
                .pollInterval(Duration.ofMillis(50))
                .until(() -> database.count("SELECT count(*)" + HELD) == many);
    }

    /** The held commits never happen. */
    void lose() {
        database.run("DELETE FROM move_point");
        database.run("SELECT pg_terminate_backend(pid, 10000)" + HELD);
        database.run("SELECT pg_advisory_unlock_all()");
    }
}
