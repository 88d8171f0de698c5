package io.filesaga.api;

import io.filesaga.api.answer.UsageAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Bodies;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.LimitBody;
import io.filesaga.files.catalog.Files;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What owners have stored, and may store. */
@Path("/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage", description = "What owners have stored, and may store.")
public class UsageResource {

    private final Files files;
    private final Requester requester;

    UsageResource(Files files, Requester requester) {
        this.files = files;
        this.requester = requester;
    }

    @GET
    @Path("/usage")
    @Operation(summary = "Look at the caller's usage", description = "Exact at every commit.")
    public Uni<UsageAnswer> usage() {
        return files.usage(requester.owner()).map(UsageAnswer::of);
    }

    @PUT
    @Path("/owners/{owner}/limit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set an owner's limit", description = "For administrators.")
    public Uni<UsageAnswer> limit(String owner, @Nullable LimitBody body) {
        if (!requester.isAdmin()) {
            throw new ForbiddenException();
        }
        if (!Requester.isOwner(owner)) {
            throw Fields.bad("owner", Requester.OWNERS);
        }
        return files.limit(owner, Bodies.needed(body).limitBytes()).map(UsageAnswer::of);
    }
}
