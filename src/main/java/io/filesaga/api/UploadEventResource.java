package io.filesaga.api;

import io.filesaga.api.answer.EventFrames;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.EventWish;
import io.filesaga.api.request.Fields;
import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.stream.EventStreams;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How an upload ends, as soon as it does. */
@Path("/v1/uploads")
@Authenticated
@Streamed
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Events out", description = "What happens here, told as it happens.")
public class UploadEventResource {

    private final EventStreams streams;
    private final EventFrames frames;
    private final Requester requester;

    UploadEventResource(EventStreams streams, EventFrames frames, Requester requester) {
        this.streams = streams;
        this.frames = frames;
        this.requester = requester;
    }

    @GET
    @Path("/{id}/events")
    @Operation(
            summary = "Follow an upload",
            description = "How it ends: `file.activated`, or why there is no file. An upload is its saga.")
    @APIResponse(
            responseCode = "200",
            description = "Goes on until somebody closes it.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> follow(
            String id,
            @Parameter(description = EventStreamResource.LAST_SEEN) @HeaderParam(EventWish.LAST_EVENT_ID) @Nullable
                    String lastSeen) {
        String owner = requester.owner();
        var filter = new EventFilter(owner, Fields.uuid("id", id), null, List.of());
        return frames.of(streams.follow(filter, EventWish.positionOrStart(lastSeen)));
    }
}
