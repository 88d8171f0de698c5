package io.filesaga.api;

import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Fields;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The sagas that whoever asks may see: owners their own, administrators all. */
@Singleton
class VisibleSagas {

    private static final Refusal UNKNOWN = Refusal.of(SagaReasons.SAGA_NOT_FOUND, "There is no such saga.");

    private final SagaClient sagas;
    private final Requester requester;

    VisibleSagas(SagaClient sagas, Requester requester) {
        this.sagas = sagas;
        this.requester = requester;
    }

    /** Somebody else's saga is as unknown as one that is not there. */
    Uni<SagaView> find(String id) {
        boolean admin = requester.isAdmin();
        String owner = requester.owner();
        return sagas.find(Fields.uuid("id", id))
                .map(found -> found.filter(saga -> admin || saga.owner().equals(owner))
                        .orElseThrow(UNKNOWN::asException));
    }
}
