package io.filesaga.api;

import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.EventWish;
import io.filesaga.api.request.Fields;
import io.filesaga.files.upload.Uploads;
import io.filesaga.outbox.stream.EventStreams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, while that is still possible, what a stream cannot give. Has a proxy, because filters are made before there are
 * settings.
 */
@ApplicationScoped
class StreamAdmission {

    private final EventStreams streams;
    private final VisibleSagas sagas;
    private final Uploads uploads;
    private final Requester requester;

    StreamAdmission(EventStreams streams, VisibleSagas sagas, Uploads uploads, Requester requester) {
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

    private Uni<Void> visible(@Nullable String id, boolean isUpload) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        return isUpload
                ? uploads.find(requester.owner(), Fields.uuid("id", id)).replaceWithVoid()
                : sagas.find(id).replaceWithVoid();
    }
}
