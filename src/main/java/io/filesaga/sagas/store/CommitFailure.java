package io.filesaga.sagas.store;

import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Statement.Conflict;
import io.filesaga.sagas.Write;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a failed commit means. Nothing was written, but for {@link Unknown}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error codes</a>
 */
sealed interface CommitFailure {

    /** Said by {@code saga_expect}. */
    String WRONG_COUNT = "FS001";

    String UNIQUE_VIOLATION = "23505";
    Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    /** The connection broke or the server went: the commit may or may not have happened. */
    record Unknown(DatabaseException failure) implements CommitFailure {}

    /** Run again, the same statement may do right. */
    record TryAgain() implements CommitFailure {}

    /** The same would happen again. */
    sealed interface Final extends CommitFailure {
        Throwable failure(List<Write> writes);
    }

    /** A part touched another number of rows than it must. */
    record WrongCount(String part) implements Final {
        @Override
        public Throwable failure(List<Write> writes) {
            Write culprit = writes.stream()
                    .filter(write -> write.statement().name().equals(part))
                    .findFirst()
                    .orElseThrow();
            return SagaWrites.STALE.equals(culprit.otherwise())
                    ? new StaleTokenException()
                    : new RefusedException(culprit.otherwise());
        }
    }

    /** Whatever the writes are, this is the answer. */
    record Told(Throwable cause) implements Final {
        @Override
        public Throwable failure(List<Write> writes) {
            return cause;
        }
    }

    static CommitFailure of(Throwable failure, List<Statement> parts) {
        if (!(failure instanceof PgException pg)) {
            return new Unknown(new DatabaseException(failure));
        }
        String state = pg.getSqlState();
        if (WRONG_COUNT.equals(state)) {
            return new WrongCount(
                    parts.get(Integer.parseInt(pg.getErrorMessage())).name());
        }
        if (TRY_AGAIN.contains(state)) {
            return new TryAgain();
        }
        if (UNIQUE_VIOLATION.equals(state)) {
            return conflict(pg, parts);
        }
        return isOutage(state) ? new Unknown(new DatabaseException(pg)) : new Told(pg);
    }

    private static CommitFailure conflict(PgException pg, List<Statement> parts) {
        if (SagaWrites.KEY_CONSTRAINT.equals(pg.getConstraint())) {
            return new Told(new KeyTakenException());
        }
        Conflict meaning = meaning(pg.getConstraint(), parts);
        if (meaning instanceof Conflict.TryAgain) {
            return new TryAgain();
        }
        return meaning instanceof Conflict.Refused refused
                ? new Told(new RefusedException(refused.why()))
                : new Told(pg);
    }

    private static @Nullable Conflict meaning(@Nullable String constraint, List<Statement> parts) {
        return parts.stream()
                .map(part -> part.conflicts().get(constraint))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Classes 08 (connection), 53 (resources), 57 (operator intervention). */
    static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
