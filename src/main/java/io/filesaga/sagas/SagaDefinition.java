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

    /**
     * Whether a repeated idempotency key is told again why the saga was undone. When not, the key is free after the last
     * undo, and the same request begins a new saga.
     */
    default boolean isAnswer(Refusal why) {
        return true;
    }

    /** What the saga tells when it is COMPLETED: a JSON-able value, or null. */
    default @Nullable Object result(S state) {
        return null;
    }
}
