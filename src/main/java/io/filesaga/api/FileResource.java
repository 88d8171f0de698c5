package io.filesaga.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.api.answer.FileAnswer;
import io.filesaga.api.answer.FilesAnswer;
import io.filesaga.api.answer.SagaAnswer;
import io.filesaga.api.identity.Requester;
import io.filesaga.api.request.Callers;
import io.filesaga.api.request.Fields;
import io.filesaga.api.request.FilePatch;
import io.filesaga.api.request.Preconditions;
import io.filesaga.api.request.Preference;
import io.filesaga.files.StoredFile;
import io.filesaga.files.catalog.FileQuery;
import io.filesaga.files.catalog.Files;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Started;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The files of the caller. */
@Path("/v1/files")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Files", description = "The files of the caller.")
public class FileResource {

    private static final String PREFER = "Prefer";
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Files files;
    private final SagaClient sagas;
    private final Callers callers;
    private final Requester requester;

    FileResource(Files files, SagaClient sagas, Callers callers, Requester requester) {
        this.files = files;
        this.sagas = sagas;
        this.callers = callers;
        this.requester = requester;
    }

    @GET
    @Operation(
            summary = "List files",
            description = "Newest first unless sorted otherwise. With a delimiter, deeper files are folded into "
                    + "`prefixes`, and the order is by path.")
    public Uni<RestResponse<FilesAnswer>> list(
            @Parameter(description = "What the paths begin with.") @QueryParam("prefix") @Nullable String prefix,
            @Parameter(description = "Usually `/`.") @QueryParam("delimiter") @Nullable String delimiter,
            @Parameter(description = "The exact last segment.") @QueryParam("name") @Nullable String name,
            @QueryParam("contentType") @Nullable String contentType,
            @Parameter(
                            description =
                                    "`createdAt`, `modifiedAt`, `path`, `name` or `size`; `-` before it turns it round.")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(
                            description = "1 to 1,000; 100 when left out.",
                            schema = @Schema(implementation = Integer.class, defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var query = new FileQuery(
                Fields.text("prefix", prefix),
                Fields.text("delimiter", delimiter),
                Fields.text("name", name),
                Fields.text("contentType", contentType),
                Fields.text("sort", sort),
                Paging.limit(limit),
                Fields.text("cursor", cursor));
        return files.list(requester.owner(), query)
                .map(page -> Paging.answer(uri, FilesAnswer.of(page), page.nextCursor()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Look at a file")
    public Uni<RestResponse<FileAnswer>> find(
            String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return files.find(requester.owner(), Fields.uuid("id", id))
                .map(file -> Preconditions.isAmong(file.version(), ifNoneMatch)
                        ? ResponseBuilder.<FileAnswer>create(RestResponse.Status.NOT_MODIFIED)
                                .header(HttpHeaders.ETAG, Preconditions.tag(file.version()))
                                .build()
                        : answer(file));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({FilePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Rename a file or change its metadata",
            description = "Does not touch the store: the download's metadata headers stay what they were.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = FilePatch.MEDIA_TYPE, schema = @Schema(implementation = FilePatch.class)))
    public Uni<RestResponse<FileAnswer>> change(
            String id, @Nullable JsonNode body, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var change = FilePatch.change(body, Preconditions.ifMatch(ifMatch));
        return files.change(requester.owner(), Fields.uuid("id", id), change).map(FileResource::answer);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a file",
            description =
                    "Hidden at once and durably promised (202). `Prefer: wait=N` waits up to N seconds (60 at the "
                            + "most) for the end (204).")
    @APIResponse(responseCode = "202", description = "Promised; `Location` names the saga that does it.")
    @APIResponse(responseCode = "204", description = "Gone, within the time that `Prefer: wait=N` gave.")
    public Uni<RestResponse<SagaAnswer>> delete(
            String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(PREFER) @Nullable List<String> prefer) {
        Preference wait = Preference.of(prefer);
        return files.delete(callers.of(id), Fields.uuid("id", id), Preconditions.ifMatch(ifMatch))
                .chain(started -> wait == null
                        ? Uni.createFrom().item(promised(started.saga().view()))
                        : ended(started, wait));
    }

    /** This node mostly does it at once; a store that is away leaves it to a later attempt, here or elsewhere. */
    private <S> Uni<RestResponse<SagaAnswer>> ended(Started<S> started, Preference wait) {
        UUID id = started.saga().view().id();
        Uni<SagaView> end = started.rest()
                .map(Snapshot::view)
                .chain(saga ->
                        saga.status().isAtRest() ? Uni.createFrom().item(saga) : sagas.awaitEnd(id, wait.patience()));
        return end.ifNoItem()
                .after(wait.patience())
                .recoverWithItem(started.saga().view())
                .map(saga -> saga.status() == SagaStatus.COMPLETED
                        ? ResponseBuilder.<SagaAnswer>noContent()
                                .header(PREFERENCE_APPLIED, wait.applied())
                                .build()
                        : promised(saga));
    }

    private static RestResponse<SagaAnswer> promised(SagaView saga) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, SagaAnswer.of(saga))
                .header(HttpHeaders.LOCATION, Links.saga(saga.id()))
                .build();
    }

    private static RestResponse<FileAnswer> answer(StoredFile file) {
        return ResponseBuilder.ok(FileAnswer.of(file))
                .header(HttpHeaders.ETAG, Preconditions.tag(file.version()))
                .build();
    }
}
