package io.filesaga.api;

import io.filesaga.api.answer.SagaAnswer;
import io.filesaga.api.answer.SagasAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Fields;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaDirectory;
import io.filesaga.sagas.SagaQuery;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Sagas, for those who want to see the work behind the files: owners their own, administrators all. */
@Path("/v1/sagas")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sagas", description = "The work behind the files: owners see their own, administrators all.")
public class SagaResource {

    private static final Refusal CANCELLED = Refusal.of(SagaReasons.CANCELLED, "The saga was cancelled by request.");

    private final SagaClient sagas;
    private final SagaDirectory directory;
    private final VisibleSagas visible;
    private final Requester requester;

    SagaResource(SagaClient sagas, SagaDirectory directory, VisibleSagas visible, Requester requester) {
        this.sagas = sagas;
        this.directory = directory;
        this.visible = visible;
        this.requester = requester;
    }

    @GET
    @Operation(summary = "List sagas", description = "Newest first.")
    public Uni<RestResponse<SagasAnswer>> list(
            @Parameter(schema = @Schema(implementation = SagaStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @Parameter(example = "file-delete") @QueryParam("type") @Nullable String type,
            @Parameter(description = "The id of a file.") @QueryParam("subject") @Nullable String subject,
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var query = new SagaQuery(
                requester.isAdmin() ? null : requester.owner(),
                Fields.oneOf("status", SagaStatus.class, status),
                Fields.text("type", type),
                Fields.text("subject", subject),
                Paging.limit(limit),
                Fields.text("cursor", cursor));
        return directory.list(query).map(page -> Paging.answer(uri, SagasAnswer.of(page), page.nextCursor()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a saga", description = "With the history of its steps.")
    public Uni<SagaAnswer> find(String id) {
        return visible.find(id).map(SagaAnswer::of);
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Retry a DEAD saga", description = "Gives it a fresh set of attempts.")
    @APIResponse(responseCode = "202", description = "It is under way again.")
    public Uni<RestResponse<SagaAnswer>> retry(String id) {
        return visible.find(id).chain(saga -> sagas.retry(saga.id())).map(SagaResource::accepted);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(
            summary = "Cancel a saga",
            description =
                    "Undoes what it has done. Refused (409) when it has ended, runs right now, or only goes forward.")
    @APIResponse(responseCode = "202", description = "It is going back, or has.")
    public Uni<RestResponse<SagaAnswer>> cancel(String id) {
        return visible.find(id)
                .chain(saga -> sagas.cancel(saga.id(), CANCELLED))
                .map(SagaResource::accepted);
    }

    private static RestResponse<SagaAnswer> accepted(SagaView saga) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, SagaAnswer.of(saga))
                .header(HttpHeaders.LOCATION, Links.saga(saga.id()))
                .build();
    }
}
