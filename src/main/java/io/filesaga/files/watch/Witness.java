package io.filesaga.files.watch;

import io.filesaga.files.Reasons;
import io.filesaga.files.UploadPlan;
import io.filesaga.files.upload.MultipartUploadSaga;
import io.filesaga.files.upload.PresignedUploadSaga;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaDirectory;
import io.filesaga.sagas.SagaQuery;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/**
 * Tells an open upload that its object was seen: the second of its three witnesses, beside the client's word and the look
 * at the deadline. Whoever comes first ends the upload.
 */
@Singleton
public class Witness {

    private static final Signal SEEN = Signal.named("object-seen");

    /** Nothing is wrong: the object is not there yet, or another witness was first. */
    private static final Set<String> NO_NEWS =
            Set.of(Reasons.NOT_UPLOADED_YET, SagaReasons.SAGA_ENDED, SagaReasons.SAGA_NOT_FOUND);

    private final SagaClient sagas;
    private final SagaDirectory directory;
    private final PresignedUploadSaga single;
    private final MultipartUploadSaga multipart;

    Witness(SagaClient sagas, SagaDirectory directory, PresignedUploadSaga single, MultipartUploadSaga multipart) {
        this.sagas = sagas;
        this.directory = directory;
        this.single = single;
        this.multipart = multipart;
    }

    /** Emits whether the upload is a file now. Content through the service needs no witness. */
    Uni<Boolean> seen(String owner, UUID fileId) {
        return directory
                .list(new SagaQuery(owner, SagaStatus.WAITING, null, fileId.toString(), 1, null))
                .chain(page -> page.sagas().stream()
                        .findFirst()
                        .map(saga -> tell(owner, saga))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> tell(String owner, SagaView saga) {
        SagaDefinition<UploadPlan> definition = saga.type().equals(multipart.type()) ? multipart : single;
        return sagas.resume(definition, owner, saga.id(), SEEN)
                .map(rested -> rested.status() == SagaStatus.COMPLETED)
                .onFailure(Witness::isNoNews)
                .recoverWithItem(false);
    }

    private static boolean isNoNews(Throwable failure) {
        return failure instanceof RefusedException refused
                && NO_NEWS.contains(refused.refusal().reason());
    }
}
