package io.filesaga.files.upload;

import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all kinds of upload have in common: they remember an {@link UploadPlan} and end in a file. */
sealed interface UploadSaga extends SagaDefinition<UploadPlan>
        permits PresignedUploadSaga, MultipartUploadSaga, ContentUploadSaga {

    Set<String> TROUBLE =
            Set.of(Reasons.STORE_UNAVAILABLE, Reasons.INTERRUPTED, Reasons.CONTENT_INCOMPLETE, SagaReasons.STEP_FAILED);

    @Override
    default int version() {
        return 1;
    }

    @Override
    default Class<UploadPlan> stateType() {
        return UploadPlan.class;
    }

    /** Trouble that may pass, and content that did not come, do not speak against the same request tried again. */
    @Override
    default boolean isAnswer(Refusal why) {
        return !TROUBLE.contains(why.reason());
    }

    @Override
    default @Nullable Object result(UploadPlan plan) {
        return plan.found() == null ? null : plan.file();
    }
}
