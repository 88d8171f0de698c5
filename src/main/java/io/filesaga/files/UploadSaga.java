package io.filesaga.files;

import io.filesaga.sagas.SagaDefinition;
import org.jspecify.annotations.Nullable;

/** What all kinds of upload have in common: they remember an {@link UploadPlan} and end in a file. */
sealed interface UploadSaga extends SagaDefinition<UploadPlan>
        permits PresignedUploadSaga, MultipartUploadSaga, ContentUploadSaga {

    @Override
    default int version() {
        return 1;
    }

    @Override
    default Class<UploadPlan> stateType() {
        return UploadPlan.class;
    }

    @Override
    default @Nullable Object result(UploadPlan plan) {
        return plan.found() == null ? null : plan.file();
    }
}
