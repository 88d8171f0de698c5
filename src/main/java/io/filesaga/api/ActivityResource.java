package io.filesaga.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.filesaga.api.answer.JobAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.FailureBody;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.Preference;
import io.filesaga.processes.task.Activities;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Tasks for workers. */
@Path("/v1/activities")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "Tasks for workers who ask for them.")
public class ActivityResource {

    private static final String TASK_FAILED = "States.TaskFailed";

    private final Activities activities;
    private final Requester requester;

    ActivityResource(Activities activities, Requester requester) {
        this.activities = activities;
        this.requester = requester;
    }

    @POST
    @Path("/{name}/task")
    @Operation(
            summary = "Ask for a task",
            description =
                    "The oldest task of this activity that no worker has. `Prefer: wait=N` waits up to N seconds (60 at"
                            + " the most) for one.")
    @APIResponse(responseCode = "200", description = "A task, held for this worker for a while.")
    @APIResponse(responseCode = "204", description = "There is none.")
    public Uni<RestResponse<JobAnswer>> next(
            String name,
            @Parameter(description = "Who asks, for people who look.") @QueryParam("worker") @Nullable String worker,
            @HeaderParam("Prefer") @Nullable List<String> prefer) {
        Preference wait = Preference.of(prefer);
        return activities
                .next(
                        requester.owner(),
                        Fields.plain("name", name),
                        wait == null ? Duration.ZERO : wait.patience(),
                        Fields.text("worker", worker))
                .map(found -> found.map(job -> ResponseBuilder.ok(JobAnswer.of(job))
                                .header("Cache-Control", "no-store")
                                .build())
                        .orElseGet(() -> ResponseBuilder.<JobAnswer>noContent().build()));
    }

    @POST
    @Path("/tasks/{token}/success")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A task has ended well", description = "The body is its result: any JSON value; none is `{}`.")
    public Uni<Void> succeed(String token, @Nullable JsonNode output) {
        JsonNode result = output == null ? JsonNodeFactory.instance.objectNode() : output;
        return activities.succeed(requester.owner(), Fields.plain("token", token), result);
    }

    @POST
    @Path("/tasks/{token}/failure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A task has failed", description = "Whether it is tried again is the definition's to say.")
    public Uni<Void> fail(String token, @Nullable FailureBody why) {
        return activities.fail(requester.owner(), Fields.plain("token", token), FailureBody.failure(why, TASK_FAILED));
    }

    @POST
    @Path("/tasks/{token}/heartbeat")
    @Operation(summary = "The worker is alive", description = "It keeps the task for a while longer.")
    public Uni<Void> keep(String token) {
        return activities.keep(requester.owner(), Fields.plain("token", token));
    }
}
