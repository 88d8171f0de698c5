package io.filesaga.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.files.catalog.FileChange;
import io.filesaga.sagas.Refusal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of a file: {@code path}, and {@code metadata} in which null removes a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
@Schema(name = "FilePatch", description = "A merge patch (RFC 7396); what is left out stays.")
public record FilePatch(
        @Schema(examples = "reports/2026/final.pdf", description = "The new path.") @Nullable
        String path,

        @Schema(description = "Merged into what is there; null removes a name.") @Nullable
        Map<String, @Nullable String> metadata) {

    /** The media type of merge patches. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** Reads the patch; the members tell apart what is null from what is left out. */
    public static FileChange change(@Nullable JsonNode sent, @Nullable Long expectedVersion) {
        JsonNode body = Bodies.needed(sent);
        if (!body.isObject()) {
            throw Refusal.of(Bodies.MALFORMED, "A JSON object is needed as body.")
                    .asException();
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("path") && !name.equals("metadata")) {
                throw Fields.bad(name, "Only path and metadata can be changed.");
            }
        }
        return new FileChange(
                body.has("path") ? text("path", body.get("path")) : null,
                body.has("metadata") ? metadata(body.get("metadata")) : null,
                expectedVersion);
    }

    private static String text(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw Fields.bad(field, "A text is wanted.");
        }
        return value.textValue();
    }

    private static Map<String, @Nullable String> metadata(JsonNode value) {
        if (!value.isObject()) {
            throw Fields.bad("metadata", "An object is wanted; null removes single names in it.");
        }
        Map<String, @Nullable String> patch = new HashMap<>();
        value.fields()
                .forEachRemaining(member -> patch.put(
                        member.getKey(),
                        member.getValue().isNull() ? null : text("metadata." + member.getKey(), member.getValue())));
        return patch;
    }
}
