package io.filesaga.sagas;

import org.jspecify.annotations.Nullable;

/**
 * A kind of saga. A row names the type and version that wrote it; to change the meaning of steps of open sagas, raise
 * the version and keep the old definition registered until no open row names it.
 *
 * @param <S> what the saga remembers: a record that Jackson can write and read
 */
public interface SagaDefinition<S> {

    /** A stable name such as {@code file-delete}. */
    String type();

    int version();

    Class<S> stateType();

    Flow<S> flow();

    /** What the saga tells when it is COMPLETED: a JSON-able value, or null. */
    default @Nullable Object result(S state) {
        return null;
    }
}
