package io.filesaga.sagas;

import io.smallrye.mutiny.Uni;

/** Lists sagas for people. */
public interface SagaDirectory {

    /** Newest first; a cursor that is none is refused, naming {@code cursor}. */
    Uni<SagaPage> list(SagaQuery query);
}
