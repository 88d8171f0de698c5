package io.filesaga.api;

import io.filesaga.api.answer.DeliveriesAnswer;
import io.filesaga.api.answer.WebhookAnswer;
import io.filesaga.api.answer.WebhooksAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.FilePatch;
import io.filesaga.api.request.WebhookBody;
import io.filesaga.outbox.webhooks.NewWebhook;
import io.filesaga.outbox.webhooks.Webhooks;
import io.filesaga.outbox.webhooks.delivery.DeliveryStatus;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The caller's webhooks. */
@Path("/v1/webhooks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Addresses that are told of the caller's events.")
public class WebhookResource {

    private final Webhooks webhooks;
    private final Requester requester;

    WebhookResource(Webhooks webhooks, Requester requester) {
        this.webhooks = webhooks;
        this.requester = requester;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a webhook",
            description = "It is told of events from now on, each at least once, those of one subject in order. "
                    + "Messages are signed after Standard Webhooks.")
    @APIResponse(responseCode = "201", description = "`secret` is told this once.")
    public Uni<RestResponse<WebhookAnswer>> create(@Nullable WebhookBody body) {
        return webhooks.create(requester.owner(), WebhookBody.wish(body))
                .map(made -> ResponseBuilder.create(RestResponse.Status.CREATED, WebhookAnswer.of(made))
                        .header(
                                HttpHeaders.LOCATION,
                                Links.webhook(made.webhook().id()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Operation(summary = "List webhooks")
    public Uni<WebhooksAnswer> list() {
        return webhooks.list(requester.owner()).map(WebhooksAnswer::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a webhook")
    public Uni<WebhookAnswer> find(String id) {
        return webhooks.find(requester.owner(), Fields.uuid("id", id)).map(WebhookAnswer::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, FilePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a webhook",
            description = "What is left out stays. Switching it off parks what is pending.")
    public Uni<WebhookAnswer> change(String id, @Nullable WebhookBody body) {
        return webhooks.change(requester.owner(), Fields.uuid("id", id), WebhookBody.wish(body))
                .map(WebhookAnswer::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a webhook", description = "With all its deliveries.")
    public Uni<Void> delete(String id) {
        return webhooks.delete(requester.owner(), Fields.uuid("id", id));
    }

    @POST
    @Path("/{id}/secret")
    @Operation(
            summary = "Give a webhook another secret",
            description = "Until `oldSecretUntil` messages are signed with the one before as well.")
    @APIResponse(responseCode = "200", description = "`secret` is told this once.")
    public Uni<RestResponse<WebhookAnswer>> rotate(String id) {
        return webhooks.rotate(requester.owner(), Fields.uuid("id", id)).map(WebhookResource::once);
    }

    /** What nobody may keep. */
    private static RestResponse<WebhookAnswer> once(NewWebhook made) {
        return ResponseBuilder.ok(WebhookAnswer.of(made))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/ping")
    @Operation(summary = "Test a webhook", description = "Sends it, and it alone, an event `webhook.ping`.")
    @APIResponse(responseCode = "202", description = "Its deliveries show what comes of it.")
    public Uni<RestResponse<Void>> ping(String id) {
        return webhooks.ping(requester.owner(), Fields.uuid("id", id))
                .map(done -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "List a webhook's deliveries", description = "Newest first.")
    public Uni<DeliveriesAnswer> deliveries(
            String id,
            @Parameter(schema = @Schema(implementation = DeliveryStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor) {
        int most = Paging.limit(limit);
        return webhooks.deliveries(
                        requester.owner(),
                        Fields.uuid("id", id),
                        Fields.number("cursor", cursor, 1, Long.MAX_VALUE),
                        Fields.oneOf("status", DeliveryStatus.class, status),
                        most)
                .map(found -> DeliveriesAnswer.of(found, most));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redeliver")
    @Operation(
            summary = "Send an event again",
            description = "Whatever became of it, with a fresh set of attempts and the same `webhook-id`.")
    @APIResponse(responseCode = "202", description = "It is under way.")
    public Uni<RestResponse<Void>> redeliver(String id, String delivery) {
        long number = Objects.requireNonNull(Fields.number("delivery", delivery, 1, Long.MAX_VALUE));
        return webhooks.redeliver(requester.owner(), Fields.uuid("id", id), number)
                .map(done -> RestResponse.status(RestResponse.Status.ACCEPTED));
    }
}
