package io.filesaga.api;

import io.filesaga.api.answer.FileAnswer;
import io.filesaga.api.answer.UploadAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Callers;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.PartsBody;
import io.filesaga.api.request.Preconditions;
import io.filesaga.api.request.UploadBody;
import io.filesaga.files.upload.UploadRequest;
import io.filesaga.files.upload.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Presigned uploads: the content goes straight to the store. */
@Path("/v1/uploads")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "The content goes straight to the store, by a presigned request.")
public class UploadResource {

    private final Uploads uploads;
    private final Callers callers;
    private final Requester requester;

    UploadResource(Uploads uploads, Callers callers, Requester requester) {
        this.uploads = uploads;
        this.callers = callers;
        this.requester = requester;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begin an upload",
            description = "Reserves the path's next file and signs what may be sent. Works while the store is down. "
                    + "With `If-None-Match: *` an existing path is refused (412).")
    @APIResponse(responseCode = "201", description = "Durable; `Location` names the upload.")
    public Uni<RestResponse<UploadAnswer>> begin(
            @Nullable UploadBody body, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        UploadRequest wish = UploadBody.wish(body, Preconditions.createOnly(ifNoneMatch));
        return uploads.begin(callers.of(wish), wish)
                .map(upload -> ResponseBuilder.create(RestResponse.Status.CREATED, UploadAnswer.of(upload))
                        .header(HttpHeaders.LOCATION, Links.upload(upload.id()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at an upload", description = "Its state, and when it has ended its file or problem.")
    public Uni<UploadAnswer> find(String id) {
        return uploads.find(requester.owner(), Fields.uuid("id", id)).map(UploadAnswer::of);
    }

    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Complete an upload",
            description =
                    "Looks for the object, checks it, and makes it the path's file in one commit. May be repeated: "
                            + "the answer is the same.")
    public Uni<RestResponse<FileAnswer>> complete(String id, @Nullable PartsBody body) {
        return uploads.complete(requester.owner(), Fields.uuid("id", id), PartsBody.of(body))
                .map(file -> ResponseBuilder.ok(FileAnswer.of(file))
                        .header(HttpHeaders.ETAG, Preconditions.tag(file.version()))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Cancel an upload", description = "Nothing of it is left; a completed one is refused (409).")
    public Uni<Void> cancel(String id) {
        return uploads.cancel(requester.owner(), Fields.uuid("id", id));
    }
}
