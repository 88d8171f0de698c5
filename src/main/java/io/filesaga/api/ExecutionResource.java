package io.filesaga.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.api.answer.ExecutionAnswer;
import io.filesaga.api.answer.ExecutionsAnswer;
import io.filesaga.api.answer.HistoryAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.FailureBody;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.Preference;
import io.filesaga.processes.execution.ExecutionStatus;
import io.filesaga.processes.execution.ExecutionView;
import io.filesaga.processes.execution.Executions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The executions of the caller's processes. */
@Path("/v1/executions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Executions", description = "Runs of the caller's processes.")
public class ExecutionResource {

    private static final String ABORTED = "States.Aborted";

    private final Executions executions;
    private final Requester requester;

    ExecutionResource(Executions executions, Requester requester) {
        this.executions = executions;
        this.requester = requester;
    }

    @GET
    @Operation(summary = "List executions", description = "Newest first, without their input and output.")
    public Uni<RestResponse<ExecutionsAnswer>> list(
            @Parameter(description = "The name of a process.") @QueryParam("process") @Nullable String process,
            @Parameter(schema = @Schema(implementation = ExecutionStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        int most = Paging.limit(limit);
        return executions
                .list(
                        requester.owner(),
                        Fields.text("process", process),
                        Fields.oneOf("status", ExecutionStatus.class, status),
                        cursor == null ? null : Fields.uuid("cursor", cursor),
                        most)
                .map(found -> ExecutionsAnswer.of(found, most))
                .map(page -> Paging.answer(uri, page, page.nextCursor()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Look at an execution",
            description =
                    "With its input, and its output when it has succeeded. `Prefer: wait=N` waits up to N seconds (60 at"
                            + " the most) for the end.")
    public Uni<ExecutionAnswer> find(String id, @HeaderParam("Prefer") @Nullable List<String> prefer) {
        return view(executions, requester.owner(), Fields.uuid("id", id), Preference.of(prefer))
                .map(ExecutionAnswer::of);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "What has happened in an execution", description = "Oldest first; sizes, not the data.")
    public Uni<RestResponse<HistoryAnswer>> history(
            String id,
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        int most = Paging.limit(limit);
        Long after = Fields.number("cursor", cursor, 0, Long.MAX_VALUE);
        return executions
                .history(requester.owner(), Fields.uuid("id", id), after == null ? 0 : after, most)
                .map(found -> HistoryAnswer.of(found, most))
                .map(page -> Paging.answer(uri, page, page.nextCursor()));
    }

    @GET
    @Path("/{id}/document")
    @Operation(
            summary = "The document of an execution",
            description = "Of a process in document mode: the input and what the steps have added so far.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<JsonNode> document(String id) {
        return executions.document(requester.owner(), Fields.uuid("id", id));
    }

    @POST
    @Path("/{id}/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stop an execution",
            description = "It becomes ABORTED, its open tasks are cancelled. `Prefer: wait=N` waits for that.")
    @APIResponse(responseCode = "202", description = "It will be stopped, unless it ends by itself before.")
    public Uni<RestResponse<ExecutionAnswer>> stop(
            String id, @Nullable FailureBody why, @HeaderParam("Prefer") @Nullable List<String> prefer) {
        UUID execution = Fields.uuid("id", id);
        String owner = requester.owner();
        return executions
                .stop(owner, execution, FailureBody.failure(why, ABORTED))
                .chain(() -> seen(owner, execution, Preference.of(prefer)));
    }

    @POST
    @Path("/{id}/redrive")
    @Operation(
            summary = "Redrive an execution",
            description = "One that has failed, timed out or was stopped goes on where it did.")
    @APIResponse(responseCode = "202", description = "It is under way again.")
    public Uni<RestResponse<ExecutionAnswer>> redrive(String id, @HeaderParam("Prefer") @Nullable List<String> prefer) {
        UUID execution = Fields.uuid("id", id);
        String owner = requester.owner();
        return executions.redrive(owner, execution).chain(() -> seen(owner, execution, Preference.of(prefer)));
    }

    private Uni<RestResponse<ExecutionAnswer>> seen(String owner, UUID id, @Nullable Preference wait) {
        return view(executions, owner, id, wait)
                .map(it -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, ExecutionAnswer.of(it))
                        .header(HttpHeaders.LOCATION, Links.execution(id))
                        .build());
    }

    /** An execution as it is, or when it has ended if somebody would rather wait for that. */
    static Uni<ExecutionView> view(Executions executions, String owner, UUID id, @Nullable Preference wait) {
        return wait == null ? executions.find(owner, id) : executions.awaitEnd(owner, id, wait.patience());
    }
}
