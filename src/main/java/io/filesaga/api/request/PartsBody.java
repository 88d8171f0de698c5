package io.filesaga.api.request;

import io.filesaga.files.upload.Upload.SentPart;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart upload as its client sent them. */
@Schema(name = "CompleteRequest", description = "The parts of a multipart upload; may be left out.")
public record PartsBody(
        @Schema(description = "In order. Without them the parts that the store has are joined.") @Nullable
        List<@Nullable Part> parts) {

    private static final int LONGEST_ETAG = 256;
    private static final int MOST_PARTS = 10_000;

    /** One part. */
    @Schema(name = "CompletedPart")
    public record Part(
            @Schema(examples = "1", required = true, minimum = "1", maximum = "10000") @Nullable
            Integer number,

            @Schema(
                    required = true,
                    examples = "9b2cf535f27731c974343645a3985328",
                    description = "What the store answered, with or without quotes.")
            @Nullable
            String etag) {}

    /** The parts, none for no body. */
    public static List<SentPart> of(@Nullable PartsBody body) {
        if (body == null || body.parts == null) {
            return List.of();
        }
        if (body.parts.size() > MOST_PARTS) {
            throw Fields.bad("parts", "At most 10000 parts are allowed.");
        }
        List<SentPart> parts = new ArrayList<>();
        for (Part part : body.parts) {
            parts.add(uploaded(part, "parts[" + parts.size() + "]"));
        }
        return parts;
    }

    private static SentPart uploaded(@Nullable Part part, String at) {
        if (part == null || part.number == null) {
            throw Fields.bad(at + ".number", "Every part needs its number.");
        }
        String etag = part.etag == null ? "" : part.etag.strip().replaceAll("^\"|\"$", "");
        if (etag.isEmpty() || etag.length() > LONGEST_ETAG) {
            throw Fields.bad(at + ".etag", "Every part needs the ETag that the store answered.");
        }
        return new SentPart(part.number, Fields.plain(at + ".etag", etag));
    }
}
