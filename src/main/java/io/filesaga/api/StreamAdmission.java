package io.filesaga.api;

import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.EventWish;
import io.filesaga.api.request.Fields;
import io.filesaga.files.Uploads;
import io.filesaga.outbox.stream.EventStreams;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaReasons;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, while that is still possible, what a stream cannot give. Has a proxy, because filters are made before there are
 * settings.
 */
@ApplicationScoped
class StreamAdmission {

    private final EventStreams streams;
    private final SagaClient sagas;
    private final Uploads uploads;
    private final Requester requester;

    StreamAdmission(EventStreams streams, SagaClient sagas, Uploads uploads, Requester requester) {
        this.streams = streams;
        this.sagas = sagas;
        this.uploads = uploads;
        this.requester = requester;
    }

    @Streamed
    @ServerRequestFilter
    Uni<Void> admit(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        var after = EventWish.position(
                request.getHeaderString(EventWish.LAST_EVENT_ID),
                uri.getQueryParameters().getFirst("lastEventId"));
        String id = uri.getPathParameters().getFirst("id");
        boolean isUpload = uri.getPath().contains("/uploads/");
        return visible(id, isUpload).chain(() -> streams.admit(after));
    }

    /** Somebody else's saga is as unknown as one that is not there. */
    private Uni<Void> visible(@Nullable String id, boolean isUpload) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        boolean admin = requester.isAdmin();
        String owner = requester.owner();
        UUID saga = Fields.uuid("id", id);
        return isUpload
                ? uploads.find(owner, saga).replaceWithVoid()
                : sagas.find(saga)
                        .map(found -> found.filter(view -> admin || view.owner().equals(owner))
                                .orElseThrow(() -> Refusal.of(SagaReasons.SAGA_NOT_FOUND, "There is no such saga.")
                                        .asException()))
                        .replaceWithVoid();
    }
}
