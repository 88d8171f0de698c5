package io.filesaga.files.upload;

import io.filesaga.files.FileEndings;
import io.filesaga.files.FileHooks;
import io.filesaga.files.FileSettings;
import io.filesaga.files.FileWrites;
import io.filesaga.files.ObjectSteps;
import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Write;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The steps that every kind of upload shares. */
@Singleton
public class UploadSteps {

    private final FileWrites writes;
    private final FileEndings endings;
    private final FileHooks hooks;
    private final ObjectStore store;
    private final Inspection inspection;
    private final FileSettings settings;

    UploadSteps(
            FileWrites writes,
            FileEndings endings,
            FileHooks hooks,
            ObjectStore store,
            Inspection inspection,
            FileSettings settings) {
        this.writes = writes;
        this.endings = endings;
        this.hooks = hooks;
        this.store = store;
        this.inspection = inspection;
        this.settings = settings;
    }

    /** The key is claimed and the row is PENDING before anything can reach the store. */
    List<Write> reserve(StepContext context, UploadPlan plan) {
        List<Write> all = new ArrayList<>(writes.pending(plan));
        all.addAll(hooks.pending(plan, context.now()));
        return all;
    }

    /** The row goes; the key stays claimed and is looked at once more when nothing can be in flight any longer. */
    List<Write> release(StepContext context, UploadPlan plan) {
        List<Write> all = new ArrayList<>(endings.released(context, plan, why(context)));
        if (plan.sweepAt() == null) {
            all.add(writes.sweptLater(plan.objectKey(), context.now().plus(settings.lateArrivalWindow())));
        }
        return all;
    }

    private static Refusal why(StepContext context) {
        return Objects.requireNonNull(context.error(), "only a saga that goes back releases");
    }

    /** What is there under the key, held against what was promised. */
    Uni<StepOutcome<UploadPlan>> inspect(StepContext context, UploadPlan plan) {
        return store.head(plan.objectKey())
                .chain(found -> found.map(object -> inspection.of(plan, object, context.now()))
                        .orElseGet(() -> Uni.createFrom().item(missing(context))))
                .onFailure(StorageException.class)
                .recoverWithItem(failure -> StepOutcome.retry(ObjectSteps.trouble((StorageException) failure)));
    }

    private static StepOutcome<UploadPlan> missing(StepContext context) {
        return context.deadlinePassed()
                ? StepOutcome.failed(Refusal.of(Reasons.UPLOAD_EXPIRED, "Nothing was uploaded before the grant's end."))
                : StepOutcome.parked(Refusal.of(Reasons.NOT_UPLOADED_YET, "The object is not in the store yet."));
    }

    List<Write> activate(StepContext context, UploadPlan plan) {
        List<Write> all = new ArrayList<>(writes.active(context, plan));
        all.addAll(hooks.active(plan.file(), context.now()));
        return all;
    }
}
