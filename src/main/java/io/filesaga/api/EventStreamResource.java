package io.filesaga.api;

import io.filesaga.api.answer.EventFrames;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.EventWish;
import io.filesaga.api.request.Fields;
import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.stream.EventStreams;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** What happens, as it happens: server-sent events that go on where their reader left off. */
@Path("/v1/events")
@Authenticated
@Streamed
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Events out", description = "What happens here, told as it happens.")
public class EventStreamResource {

    static final String LAST_SEEN = "The id of the last event that was seen; all after it are sent again.";

    private final EventStreams streams;
    private final EventFrames frames;
    private final Requester requester;

    EventStreamResource(EventStreams streams, EventFrames frames, Requester requester) {
        this.streams = streams;
        this.frames = frames;
        this.requester = requester;
    }

    @GET
    @Operation(
            summary = "Follow what happens",
            description = "The caller's own events as CloudEvents in server-sent events. Begins with what happens now, "
                    + "or after `Last-Event-ID`; nothing is left out and nothing comes twice after its id.")
    @APIResponse(
            responseCode = "200",
            description = "Goes on until somebody closes it.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "`file.activated`, or `file.*`; may be repeated.", example = "file.*")
                    @QueryParam("type")
                    List<String> types,
            @Parameter(description = "Events about this alone.", example = "files/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b11")
                    @QueryParam("subject")
                    @Nullable
                    String subject,
            @Parameter(
                            description = "Everybody's events; for administrators.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("all")
                    @Nullable
                    String all,
            @Parameter(description = LAST_SEEN) @HeaderParam(EventWish.LAST_EVENT_ID) @Nullable String lastSeen,
            @Parameter(description = LAST_SEEN) @QueryParam("lastEventId") @Nullable String lastSeenQuery) {
        boolean everybodys = EventWish.flag("all", all);
        if (everybodys && !requester.isAdmin()) {
            throw new ForbiddenException();
        }
        var filter = new EventFilter(
                everybodys ? null : requester.owner(), null, Fields.text("subject", subject), EventWish.types(types));
        return frames.of(streams.follow(filter, EventWish.position(lastSeen, lastSeenQuery)));
    }
}
