package io.filesaga.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.api.answer.ExecutionAnswer;
import io.filesaga.api.answer.ProcessAnswer;
import io.filesaga.api.answer.ProcessesAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Bodies;
import io.filesaga.api.request.Callers;
import io.filesaga.api.request.ExecutionWish;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.Preference;
import io.filesaga.files.Caller;
import io.filesaga.processes.definition.ProcessDefinitions;
import io.filesaga.processes.execution.ExecutionRequest;
import io.filesaga.processes.execution.ExecutionStarts;
import io.filesaga.processes.execution.Executions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The processes of the caller, and the start of their executions. */
@Path("/v1/processes")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Processes", description = "Work in many steps, defined in the Amazon States Language.")
public class ProcessResource {

    private final ProcessDefinitions definitions;
    private final ExecutionStarts starts;
    private final Executions executions;
    private final Callers callers;
    private final Requester requester;

    ProcessResource(
            ProcessDefinitions definitions,
            ExecutionStarts starts,
            Executions executions,
            Callers callers,
            Requester requester) {
        this.definitions = definitions;
        this.starts = starts;
        this.executions = executions;
        this.callers = callers;
        this.requester = requester;
    }

    @GET
    @Operation(summary = "List processes", description = "By name, each with its latest definition.")
    public Uni<RestResponse<ProcessesAnswer>> list(
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        int most = Paging.limit(limit);
        return definitions
                .list(requester.owner(), Fields.text("cursor", cursor), most)
                .map(found -> ProcessesAnswer.of(found, most))
                .map(page -> Paging.answer(uri, page, page.nextCursor()));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a process",
            description = "Another definition is a new version; what runs keeps the version it was started with.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "A new version, or nothing new.")
    @APIResponse(responseCode = "201", description = "There was no such process.")
    public Uni<RestResponse<ProcessAnswer>> put(String name, @Nullable JsonNode definition) {
        return definitions
                .put(requester.owner(), name, Bodies.needed(definition))
                .map(put -> ResponseBuilder.create(
                                put.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                                ProcessAnswer.of(put.process()))
                        .header(HttpHeaders.LOCATION, Links.process(name))
                        .build());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Look at a process")
    public Uni<ProcessAnswer> find(String name) {
        return definitions.find(requester.owner(), Fields.plain("name", name)).map(ProcessAnswer::of);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Delete a process", description = "Nothing more can be started; what runs goes on.")
    public Uni<Void> delete(String name) {
        return definitions.remove(requester.owner(), Fields.plain("name", name));
    }

    @POST
    @Path("/{name}/executions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start an execution",
            description =
                    "The body is the input: any JSON object; none is `{}`. `Prefer: wait=N` waits up to N seconds (60 at"
                            + " the most) for the end.")
    @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "201", description = "Durable; `Location` names the execution.")
    public Uni<RestResponse<ExecutionAnswer>> start(
            String name, @Nullable JsonNode body, @HeaderParam("Prefer") @Nullable List<String> prefer) {
        ExecutionWish wish = ExecutionWish.of(Fields.plain("name", name), body);
        Preference wait = Preference.of(prefer);
        Caller caller = callers.of(wish);
        var request = new ExecutionRequest(
                caller.owner(), wish.process(), wish.input(), caller.idempotencyKey(), caller.traceParent(), null);
        return starts.start(request)
                .chain(id -> ExecutionResource.view(executions, caller.owner(), id, wait))
                .map(view -> ResponseBuilder.create(RestResponse.Status.CREATED, ExecutionAnswer.of(view))
                        .header(HttpHeaders.LOCATION, Links.execution(view.row().id()))
                        .header("Preference-Applied", wait == null ? null : wait.applied())
                        .build());
    }
}
