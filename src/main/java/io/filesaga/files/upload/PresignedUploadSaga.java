package io.filesaga.files.upload;

import io.filesaga.files.ObjectSteps;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * The client sends the content to the store by a presigned POST or PUT. Ends when the client says so, or at the
 * deadline, when the store is asked. Two commits: reserve, activate.
 */
@Singleton
public final class PresignedUploadSaga implements UploadSaga {

    private final Flow<UploadPlan> flow;
    private final ObjectSteps objects;

    PresignedUploadSaga(UploadSteps steps, ObjectSteps objects) {
        this.objects = objects;
        this.flow = Flow.<UploadPlan>thatGoesBack(UploadRetries.UNDO)
                .transact("reserve", steps::reserve)
                .undoneByWrites(steps::release)
                .await("uploaded", UploadPlan::deadline)
                .undoneByCall(this::remove)
                .call("inspect", steps::inspect, UploadRetries.INSPECT)
                .transact("activate", steps::activate)
                .build();
    }

    @Override
    public String type() {
        return "presigned-upload";
    }

    @Override
    public Flow<UploadPlan> flow() {
        return flow;
    }

    private Uni<StepOutcome<UploadPlan>> remove(StepContext context, UploadPlan plan) {
        return objects.remove(plan.objectKey(), plan);
    }
}
