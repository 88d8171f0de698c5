package io.filesaga.files.upload;

import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.files.UploadPlan;
import io.filesaga.files.upload.Upload.Grant;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Snapshot;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an upload saga's state and status mean to its client. */
final class UploadAnswers {

    static final Refusal UNKNOWN = Refusal.of(Reasons.NOT_FOUND, "There is no such upload.");
    static final Refusal COMPLETED = Refusal.of(Reasons.UPLOAD_COMPLETED, "The upload is complete.");
    static final Refusal UNDECIDED = Refusal.of(Reasons.STILL_RUNNING, "The upload is being decided; ask again.");
    static final Refusal STUCK =
            Refusal.of(Reasons.STILL_RUNNING, "The upload cannot be cleaned up; an operator has to look at it.");
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private UploadAnswers() {}

    static Upload of(Snapshot<UploadPlan> saga, @Nullable Grant grant) {
        UploadPlan plan = saga.state();
        UploadState state = stateOf(saga);
        boolean completed = state == UploadState.COMPLETED;
        return new Upload(
                saga.view().id(),
                plan.fileId(),
                state,
                plan.expiresAt(),
                grant,
                completed ? plan.file() : null,
                completed || state == UploadState.OPEN ? null : saga.view().error());
    }

    static UploadState stateOf(Snapshot<UploadPlan> saga) {
        return switch (saga.status()) {
            case WAITING -> UploadState.OPEN;
            case READY, RUNNING -> UploadState.FINISHING;
            case COMPLETED -> UploadState.COMPLETED;
            case DEAD -> UploadState.STUCK;
            case CANCELLED -> UploadState.CANCELLED;
            case COMPENSATING, COMPENSATED -> undone(saga.view());
        };
    }

    private static UploadState undone(SagaView saga) {
        String reason = saga.error() == null ? "" : saga.error().reason();
        return switch (reason) {
            case Reasons.UPLOAD_EXPIRED -> UploadState.EXPIRED;
            case Reasons.UPLOAD_CANCELLED -> UploadState.CANCELLED;
            default -> UploadState.REFUSED;
        };
    }

    /** What a cancel that came too late has to say. */
    static void refuseUnlessUndone(SagaStatus status) {
        switch (status) {
            case COMPENSATING, COMPENSATED, CANCELLED -> {}
            case COMPLETED -> throw COMPLETED.asException();
            case DEAD -> throw STUCK.asException();
            case READY, RUNNING, WAITING -> throw UNDECIDED.asException();
        }
    }

    /** The file of a completed upload, or why there is none. */
    static StoredFile fileOrRefusal(Snapshot<UploadPlan> saga) {
        if (saga.status() == SagaStatus.COMPLETED) {
            return saga.state().file();
        }
        Refusal error = saga.view().error();
        boolean undecided = saga.status() == SagaStatus.READY || saga.status() == SagaStatus.RUNNING;
        throw (undecided || error == null ? UNDECIDED : Objects.requireNonNull(error)).asException();
    }
}
