package io.filesaga.files.upload;

import io.filesaga.files.ObjectSteps;
import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.StorageException;
import io.filesaga.storage.UploadedPart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/**
 * The client sends the content to the store part by part. Like a presigned upload, with the multipart upload opened
 * before and its parts joined after.
 */
@Singleton
public final class MultipartUploadSaga implements UploadSaga {

    private final Flow<UploadPlan> flow;
    private final ObjectStore store;
    private final ObjectSteps objects;
    private final UploadGrants grants;

    MultipartUploadSaga(UploadSteps steps, ObjectSteps objects, ObjectStore store, UploadGrants grants) {
        this.store = store;
        this.objects = objects;
        this.grants = grants;
        this.flow = Flow.<UploadPlan>thatGoesBack(UploadRetries.UNDO)
                .transact("reserve", steps::reserve)
                .undoneByWrites(steps::release)
                .call("open", this::open, UploadRetries.BRIEF)
                .undoneByCall(this::remove)
                .await("uploaded", UploadPlan::deadline)
                .call("join", this::join, UploadRetries.INSPECT)
                .call("inspect", steps::inspect, UploadRetries.INSPECT)
                .transact("activate", steps::activate)
                .build();
    }

    @Override
    public String type() {
        return "multipart-upload";
    }

    @Override
    public Flow<UploadPlan> flow() {
        return flow;
    }

    private Uni<StepOutcome<UploadPlan>> open(StepContext context, UploadPlan plan) {
        return store.beginMultipart(plan.objectKey(), plan.contentType(), plan.metadata())
                .map(uploadId -> StepOutcome.done(plan.opened(uploadId)))
                .onFailure(StorageException.class)
                .recoverWithItem(failure -> StepOutcome.retry(ObjectSteps.trouble((StorageException) failure)));
    }

    private Uni<StepOutcome<UploadPlan>> remove(StepContext context, UploadPlan plan) {
        return objects.abortAndRemove(plan.objectKey(), plan);
    }

    /** Joined before, by a run that died since, is joined. At the deadline only what was joined counts. */
    private Uni<StepOutcome<UploadPlan>> join(StepContext context, UploadPlan plan) {
        return store.head(plan.objectKey())
                .chain(there -> there.isPresent() || context.deadlinePassed()
                        ? Uni.createFrom().item(StepOutcome.done(plan))
                        : joinParts(context, plan))
                .onFailure(StorageException.class)
                .recoverWithItem(failure -> afterTrouble((StorageException) failure));
    }

    private Uni<StepOutcome<UploadPlan>> joinParts(StepContext context, UploadPlan plan) {
        String uploadId = Objects.requireNonNull(plan.uploadId(), "not open");
        return store.parts(plan.objectKey(), uploadId).chain(held -> {
            List<UploadedPart> told = CompletedParts.of(context.signal());
            List<UploadedPart> parts = told.isEmpty() ? held : told;
            return parts.size() < grants.partCount(plan) || !held.containsAll(parts)
                    ? Uni.createFrom().item(StepOutcome.parked(notThere(told)))
                    : store.completeMultipart(plan.objectKey(), uploadId, parts).map(ignored -> StepOutcome.done(plan));
        });
    }

    private static Refusal notThere(List<UploadedPart> told) {
        return told.isEmpty()
                ? Refusal.of(Reasons.NOT_UPLOADED_YET, "Not every part is in the store yet.")
                : Refusal.ofField("parts", Reasons.INVALID_PARTS, "A part is missing or has another ETag.");
    }

    private static StepOutcome<UploadPlan> afterTrouble(StorageException failure) {
        return failure.isTransient()
                ? StepOutcome.retry(ObjectSteps.trouble(failure))
                : StepOutcome.parked(Refusal.ofField(
                        "parts", Reasons.INVALID_PARTS, "The object store refused the parts: " + failure.getMessage()));
    }
}
