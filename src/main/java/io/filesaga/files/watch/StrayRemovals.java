package io.filesaga.files.watch;

import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.ObjectKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Begins the sagas that remove what came too late. */
@Singleton
public class StrayRemovals {

    private final SagaClient sagas;
    private final StrayRemovalSaga removal;
    private final TimeOrderedIds ids;

    StrayRemovals(SagaClient sagas, StrayRemovalSaga removal, TimeOrderedIds ids) {
        this.sagas = sagas;
        this.removal = removal;
        this.ids = ids;
    }

    /** Emits when the removal is durably promised. */
    Uni<Void> remove(String owner, UUID fileId, ObjectKey key) {
        var stray = new StrayRemovalSaga.Stray(key);
        return sagas.start(removal, new Start<>(ids.next(), owner, fileId.toString(), stray, null, null, null))
                .replaceWithVoid();
    }
}
