package io.filesaga.sagas.engine;

/** Told inside the engine after a commit that may have made sagas due. A hint: the timer finds them anyway. */
enum DueWork {
    HINT
}
