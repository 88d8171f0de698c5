package io.filesaga.files;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Calls to the object store that several sagas make, with their failures as outcomes. */
@Singleton
public class ObjectSteps {

    private final ObjectStore store;

    ObjectSteps(ObjectStore store) {
        this.store = store;
    }

    /** Removes the object; one that is not there is done. Never gives up by itself: the retry policy does. */
    public <S> Uni<StepOutcome<S>> remove(ObjectKey key, S state) {
        return store.delete(key)
                .map(ignored -> StepOutcome.done(state))
                .onFailure(StorageException.class)
                .recoverWithItem(failure -> StepOutcome.retry(trouble((StorageException) failure)));
    }

    /** Like {@link #remove}, and aborts multipart uploads of the key before. */
    public <S> Uni<StepOutcome<S>> abortAndRemove(ObjectKey key, S state) {
        return store.abortMultiparts(key)
                .onFailure(StorageException.class)
                .transform(ObjectSteps::refused)
                .chain(() -> remove(key, state))
                .onFailure(io.filesaga.sagas.RefusedException.class)
                .recoverWithItem(
                        refused -> StepOutcome.retry(((io.filesaga.sagas.RefusedException) refused).refusal()));
    }

    /** What a caller is told when the store does not do its part. */
    public static Refusal trouble(StorageException failure) {
        return Refusal.of(Reasons.STORE_UNAVAILABLE, "The object store failed: " + failure.getMessage());
    }

    /** The same, for those who wait for an answer. */
    public static Throwable refused(Throwable failure) {
        return trouble((StorageException) failure).asException();
    }
}
