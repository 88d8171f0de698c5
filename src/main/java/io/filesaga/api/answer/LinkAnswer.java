package io.filesaga.api.answer;

import io.filesaga.files.catalog.DownloadLink;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a file's content can be had for a while. */
@Schema(name = "DownloadLink", description = "A presigned GET. It carries a credential: never log it.")
public record LinkAnswer(
        String url, @Schema(description = "The truth.") Instant expiresAt) {

    /** The link in JSON. */
    public static LinkAnswer of(DownloadLink link) {
        return new LinkAnswer(link.url(), link.expiresAt());
    }
}
