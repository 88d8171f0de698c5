package io.filesaga.files.upload;

import io.filesaga.files.Caller;
import io.filesaga.files.ObjectSteps;
import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.files.UploadMethod;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Presigned uploads by sagas: begin, look up, complete, cancel. */
@Singleton
public class PresignedUploads implements Uploads {

    private static final Refusal CANCELLED = Refusal.of(Reasons.UPLOAD_CANCELLED, "The upload was cancelled.");

    private final SagaClient sagas;
    private final PresignedUploadSaga singleSaga;
    private final MultipartUploadSaga multipartSaga;
    private final UploadRules rules;
    private final OwnerLimits limits;
    private final UploadGrants grants;
    private final TimeOrderedIds ids;

    PresignedUploads(
            SagaClient sagas,
            PresignedUploadSaga singleSaga,
            MultipartUploadSaga multipartSaga,
            UploadRules rules,
            OwnerLimits limits,
            UploadGrants grants,
            TimeOrderedIds ids) {
        this.sagas = sagas;
        this.singleSaga = singleSaga;
        this.multipartSaga = multipartSaga;
        this.rules = rules;
        this.limits = limits;
        this.grants = grants;
        this.ids = ids;
    }

    @Override
    public Uni<Upload> begin(Caller caller, UploadRequest request) {
        return grants.ready()
                .chain(() -> limits.within(
                        caller.owner(),
                        caller.idempotencyKey(),
                        allowance -> rules.presigned(caller.owner(), request, allowance),
                        (plan, allowance) -> start(caller, plan)))
                .chain(Started::rest)
                .map(this::begunOrRefused)
                .onFailure(StorageException.class)
                .transform(ObjectSteps::refused);
    }

    private Uni<Started<UploadPlan>> start(Caller caller, UploadPlan plan) {
        var start = new Start<>(
                ids.next(),
                caller.owner(),
                plan.fileId().toString(),
                plan,
                caller.idempotencyKey(),
                caller.traceParent(),
                null);
        return sagas.start(plan.method() == UploadMethod.MULTIPART ? multipartSaga : singleSaga, start);
    }

    /** One whose grant the store has not given yet goes on by itself; the same idempotency key finds it again. */
    private Upload begunOrRefused(Snapshot<UploadPlan> saga) {
        boolean grantIsMissing = saga.status() == SagaStatus.COMPENSATING || saga.status() == SagaStatus.READY;
        if (grantIsMissing && saga.view().error() != null) {
            throw saga.view().error().asException();
        }
        return UploadAnswers.of(saga, grants.of(saga.state()));
    }

    @Override
    public Uni<Upload> find(String owner, UUID id) {
        return existing(owner, id).map(saga -> UploadAnswers.of(saga, null));
    }

    @Override
    public Uni<StoredFile> complete(String owner, UUID id, List<Upload.SentPart> parts) {
        return Uni.createFrom().deferred(() -> {
            var signal = CompletedParts.signal(parts);
            return sagas.resume(singleSaga, owner, id, signal)
                    .onFailure(PresignedUploads::isUnknown)
                    .recoverWithUni(() -> sagas.resume(multipartSaga, owner, id, signal))
                    .onFailure(PresignedUploads::isUnknown)
                    .transform(unknown -> UploadAnswers.UNKNOWN.asException())
                    .map(UploadAnswers::fileOrRefusal);
        });
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof RefusedException refused
                && refused.refusal().reason().equals(SagaReasons.SAGA_NOT_FOUND);
    }

    @Override
    public Uni<Void> cancel(String owner, UUID id) {
        return existing(owner, id).chain(saga -> switch (UploadAnswers.stateOf(saga)) {
            case COMPLETED -> Uni.createFrom().failure(UploadAnswers.COMPLETED.asException());
            case EXPIRED, CANCELLED, REFUSED -> Uni.createFrom().voidItem();
            case OPEN, FINISHING, STUCK -> cancelOpen(id);
        });
    }

    /** Somebody may decide the upload at this very moment: then his decision counts. */
    private Uni<Void> cancelOpen(UUID id) {
        return sagas.cancel(id, CANCELLED)
                .replaceWithVoid()
                .onFailure(PresignedUploads::isDecidedElsewhere)
                .recoverWithUni(() -> sagas.awaitEnd(id, UploadAnswers.PATIENCE)
                        .invoke(view -> UploadAnswers.refuseUnlessUndone(view.status()))
                        .replaceWithVoid());
    }

    private static boolean isDecidedElsewhere(Throwable failure) {
        return failure instanceof RefusedException refused
                && refused.refusal().reason().equals(SagaReasons.NOT_IN_STATUS);
    }

    private Uni<Snapshot<UploadPlan>> existing(String owner, UUID id) {
        return sagas.load(singleSaga, id)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : sagas.load(multipartSaga, id))
                .map((Optional<Snapshot<UploadPlan>> found) -> found.filter(
                                saga -> saga.view().owner().equals(owner))
                        .orElseThrow(UploadAnswers.UNKNOWN::asException));
    }
}
