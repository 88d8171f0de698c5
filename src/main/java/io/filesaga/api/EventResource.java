package io.filesaga.api;

import io.filesaga.api.answer.EventAnswer;
import io.filesaga.api.identity.EventSender;
import io.filesaga.api.request.Bodies;
import io.filesaga.events.EventIntake;
import io.filesaga.events.Receipt;
import io.filesaga.events.sns.SnsDoor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What S3 tells of changes in the bucket. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What S3 tells of changes in the bucket.")
public class EventResource {

    private final EventIntake intake;
    private final EventSender sender;
    private final SnsDoor topics;

    EventResource(EventIntake intake, EventSender sender, SnsDoor topics) {
        this.intake = intake;
        this.sender = sender;
        this.topics = topics;
    }

    @POST
    @Path("/s3")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Tell of changes",
            description =
                    "Takes S3 notifications, EventBridge events, SNS and SQS messages and CloudEvents, as they are. "
                            + "The sender shows the shared secret or a token with the events' role; a configured SNS topic "
                            + "is known by its signature. Applied when answered; "
                            + "telling again changes nothing. On 503 it has to be told again.")
    @APIResponse(responseCode = "202", description = "All of it is applied.")
    public Uni<RestResponse<EventAnswer>> tell(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Parameter(hidden = true) @HeaderParam("x-amz-sns-message-type") @Nullable String topicMessage,
            byte @Nullable [] message) {
        boolean signed = authorization == null && topicMessage != null;
        Uni<Receipt> taken = signed
                ? topics.take(Bodies.needed(message))
                : sender.check(authorization).chain(() -> intake.take(Bodies.needed(message)));
        return taken.map(receipt -> RestResponse.status(RestResponse.Status.ACCEPTED, EventAnswer.of(receipt)));
    }
}
