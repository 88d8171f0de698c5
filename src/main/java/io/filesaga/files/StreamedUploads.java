package io.filesaga.files;

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
    private final FileSettings settings;
    private final TimeOrderedIds ids;

    StreamedUploads(
            SagaClient sagas, ContentUploadSaga saga, UploadRules rules, FileSettings settings, TimeOrderedIds ids) {
        this.sagas = sagas;
        this.saga = saga;
        this.rules = rules;
        this.settings = settings;
        this.ids = ids;
    }

    @Override
    public Uni<StoredFile> upload(Caller caller, ContentRequest request, Flow.Publisher<ByteBuffer> content) {
        return Uni.createFrom().deferred(() -> {
            UploadPlan plan = rules.content(caller.owner(), request);
            var start = new Start<>(
                    ids.next(),
                    caller.owner(),
                    plan.fileId().toString(),
                    plan,
                    caller.idempotencyKey(),
                    caller.traceParent(),
                    new MeteredContent(content, request, settings.maxSize()));
            return sagas.start(saga, start).chain(StreamedUploads::ended);
        });
    }

    private static Uni<StoredFile> ended(Started<UploadPlan> started) {
        SagaStatus status = started.saga().status();
        if (started.repeated() && (status == SagaStatus.RUNNING || status == SagaStatus.READY)) {
            return Uni.createFrom().failure(FIRST_STILL_RUNS.asException());
        }
        return started.rest().map(UploadAnswers::fileOrRefusal);
    }
}
