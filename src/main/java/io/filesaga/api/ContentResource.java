package io.filesaga.api;

import io.filesaga.api.answer.FileAnswer;
import io.filesaga.api.answer.LinkAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Callers;
import io.filesaga.api.request.ContentDigest;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.Preconditions;
import io.filesaga.api.request.RequestContent;
import io.filesaga.files.catalog.Files;
import io.filesaga.files.upload.ContentRequest;
import io.filesaga.files.upload.ContentUploads;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
import java.time.Duration;
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

/** Content in through the service, and out by the store. */
@Path("/v1/files")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Content", description = "Content in through the service, and out by the store.")
public class ContentResource {

    /** What curl says when it was told nothing: no file is a form. */
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private static final long LONGEST_LIFE = Duration.ofDays(7).toSeconds();

    private final ContentUploads uploads;
    private final Files files;
    private final Callers callers;
    private final Requester requester;

    ContentResource(ContentUploads uploads, Files files, Callers callers, Requester requester) {
        this.uploads = uploads;
        this.files = files;
        this.callers = callers;
        this.requester = requester;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Upload content",
            description =
                    "The body is the content; it is streamed and never held whole. A client that goes away leaves "
                            + "nothing. With `If-None-Match: *` an existing path is refused (412).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "201", description = "The file is there; `Location` names it.")
    public Uni<RestResponse<FileAnswer>> upload(
            @Parameter(description = "Logical path.", required = true, example = "reports/2026/q3.pdf")
                    @QueryParam("path")
                    @Nullable
                    String path,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length,
            @Parameter(
                            description = "The SHA-256 that the content must have (RFC 9530).",
                            example = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:")
                    @HeaderParam("Content-Digest")
                    @Nullable
                    String digest,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context HttpServerRequest request) {
        var wish = new ContentRequest(
                path,
                FORM.equals(contentType) ? null : contentType,
                Fields.number(HttpHeaders.CONTENT_LENGTH, length, 0, Long.MAX_VALUE),
                ContentDigest.sha256(digest),
                Preconditions.createOnly(ifNoneMatch));
        return uploads.upload(callers.of(wish), wish, new RequestContent(request))
                .map(file -> ResponseBuilder.create(RestResponse.Status.CREATED, FileAnswer.of(file))
                        .header(HttpHeaders.LOCATION, Links.file(file.id()))
                        .header(HttpHeaders.ETAG, Preconditions.tag(file.version()))
                        .build());
    }

    @GET
    @Path("/{id}/content")
    @Operation(summary = "Download a file", description = "Redirects to a presigned GET.")
    @APIResponse(responseCode = "307", description = "`Location` is where the content is, for a while.")
    public Uni<RestResponse<Void>> content(String id) {
        return files.download(requester.owner(), Fields.uuid("id", id), null)
                .map(link -> ResponseBuilder.<Void>create(RestResponse.Status.TEMPORARY_REDIRECT)
                        .header(HttpHeaders.LOCATION, link.url())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("/{id}/download")
    @Operation(summary = "Get a download link", description = "A presigned GET with the file's name and type.")
    public Uni<RestResponse<LinkAnswer>> download(
            String id,
            @Parameter(
                            description = "1 to 604,800 seconds.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "604800"))
                    @QueryParam("expiresIn")
                    @Nullable
                    String expiresIn) {
        Long seconds = Fields.number("expiresIn", expiresIn, 1, LONGEST_LIFE);
        Duration life = seconds == null ? null : Duration.ofSeconds(seconds);
        return files.download(requester.owner(), Fields.uuid("id", id), life)
                .map(link -> ResponseBuilder.ok(LinkAnswer.of(link))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
