package io.filesaga.files.upload;

import io.filesaga.files.Caller;
import io.filesaga.files.FileSettings;
import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.files.UploadPlan;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Uploads through the service, by sagas. */
@Singleton
public class StreamedUploads implements ContentUploads {

    private static final Refusal FIRST_STILL_RUNS =
            Refusal.of(Reasons.STILL_RUNNING, "The first request with this Idempotency-Key is still running.");

    private final SagaClient sagas;
    private final ContentUploadSaga saga;
    private final UploadRules rules;
    private final OwnerLimits limits;
    private final FileSettings settings;
    private final TimeOrderedIds ids;

    StreamedUploads(
            SagaClient sagas,
            ContentUploadSaga saga,
            UploadRules rules,
            OwnerLimits limits,
            FileSettings settings,
            TimeOrderedIds ids) {
        this.sagas = sagas;
        this.saga = saga;
        this.rules = rules;
        this.limits = limits;
        this.settings = settings;
        this.ids = ids;
    }

    @Override
    public Uni<StoredFile> upload(Caller caller, ContentRequest request, Flow.Publisher<ByteBuffer> content) {
        return Uni.createFrom()
                .deferred(() -> limits.within(
                        caller.owner(),
                        caller.idempotencyKey(),
                        allowance -> rules.content(caller.owner(), request, allowance),
                        (plan, allowance) -> start(caller, plan, metered(content, request, plan, allowance))))
                .chain(StreamedUploads::ended);
    }

    /** Content without a length may have all that is reserved for it, which may be less than the largest size. */
    private MeteredContent metered(
            Flow.Publisher<ByteBuffer> content, ContentRequest request, UploadPlan plan, Allowance allowance) {
        boolean isCapped = request.length() == null && plan.maxSize() < settings.maxSize();
        return isCapped
                ? new MeteredContent(content, request, plan.maxSize(), allowance::exceeded)
                : new MeteredContent(content, request, settings.maxSize());
    }

    private Uni<Started<UploadPlan>> start(Caller caller, UploadPlan plan, MeteredContent content) {
        var start = new Start<>(
                ids.next(),
                caller.owner(),
                plan.fileId().toString(),
                plan,
                caller.idempotencyKey(),
                caller.traceParent(),
                content);
        return sagas.start(saga, start);
    }

    private static Uni<StoredFile> ended(Started<UploadPlan> started) {
        SagaStatus status = started.saga().status();
        if (started.repeated() && (status == SagaStatus.RUNNING || status == SagaStatus.READY)) {
            return Uni.createFrom().failure(FIRST_STILL_RUNS.asException());
        }
        return started.rest().map(UploadAnswers::fileOrRefusal);
    }
}
