package io.filesaga.files.upload;

import io.filesaga.files.ObjectSteps;
import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.PutRequest;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The content comes through the service. It can be read once: a put that fails, or whose process dies, is undone and
 * the caller is told the original trouble. Two commits: reserve, activate.
 */
@Singleton
public final class ContentUploadSaga implements UploadSaga {

    private static final Logger LOG = Logger.getLogger(ContentUploadSaga.class);

    private static final Refusal INTERRUPTED = Refusal.of(
            Reasons.INTERRUPTED,
            "The service stopped while the content was under way; nothing is left of it. Send it again with another"
                    + " Idempotency-Key.");

    private final Flow<UploadPlan> flow;
    private final ObjectStore store;
    private final ObjectSteps objects;
    private final Inspection inspection;

    ContentUploadSaga(UploadSteps steps, ObjectSteps objects, ObjectStore store, Inspection inspection) {
        this.store = store;
        this.objects = objects;
        this.inspection = inspection;
        this.flow = Flow.<UploadPlan>thatGoesBack(UploadRetries.UNDO)
                .transact("reserve", steps::reserve)
                .undoneByWrites(steps::release)
                .call("put", this::put, UploadRetries.READ_ONCE)
                .undoneByCall(this::remove)
                .transact("activate", steps::activate)
                .build();
    }

    @Override
    public String type() {
        return "content-upload";
    }

    @Override
    public Flow<UploadPlan> flow() {
        return flow;
    }

    private Uni<StepOutcome<UploadPlan>> put(StepContext context, UploadPlan plan) {
        return context.attachment(MeteredContent.class)
                .map(content -> put(context, plan, content))
                .orElseGet(() -> Uni.createFrom().item(StepOutcome.failed(INTERRUPTED)));
    }

    private Uni<StepOutcome<UploadPlan>> put(StepContext context, UploadPlan plan, MeteredContent content) {
        var request = new PutRequest(plan.objectKey(), plan.contentType(), content.declaredLength(), plan.metadata());
        return store.put(request, content)
                .chain(object -> verified(context, plan, seen(object, content), content.verify()))
                .onFailure()
                .recoverWithItem(failure -> StepOutcome.failed(original(failure)));
    }

    private Uni<StepOutcome<UploadPlan>> verified(
            StepContext context, UploadPlan plan, ObjectInfo object, @Nullable Refusal broken) {
        return broken == null
                ? inspection
                        .of(plan, object, context.now())
                        .onFailure()
                        .recoverWithItem(failure -> StepOutcome.failed(uninspected(failure)))
                : Uni.createFrom().item(StepOutcome.failed(broken));
    }

    private static Refusal uninspected(Throwable failure) {
        LOG.warn("a validator failed", failure);
        return Refusal.of(SagaReasons.STEP_FAILED, "The object could not be checked; nothing is left of it.");
    }

    /** What we counted ourselves is the truth about what we sent. */
    private static ObjectInfo seen(ObjectInfo object, MeteredContent content) {
        return new ObjectInfo(
                content.size(),
                object.etag(),
                content.sha256(),
                object.contentType(),
                object.metadata(),
                object.modifiedAt());
    }

    private Uni<StepOutcome<UploadPlan>> remove(StepContext context, UploadPlan plan) {
        return objects.abortAndRemove(plan.objectKey(), plan);
    }

    private static Refusal original(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        return failure instanceof StorageException storage
                ? ObjectSteps.trouble(storage)
                : Refusal.of(Reasons.CONTENT_INCOMPLETE, "The request's content ended early.");
    }
}
