package io.filesaga.api.answer;

import io.filesaga.files.Usage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an owner has stored. */
@Schema(name = "Usage")
public record UsageAnswer(
        @Schema(examples = "alice") String owner,

        @Schema(examples = "12") long files,

        @Schema(examples = "73400320", description = "Bytes of all files that are there.")
        long bytes,

        @Schema(examples = "5242880", description = "Bytes held by uploads that are under way.")
        long reservedBytes,

        @Schema(nullable = true, description = "Bytes stored and reserved at the most; null for no limit.") @Nullable
        Long limitBytes) {

    /** The usage in JSON. */
    public static UsageAnswer of(Usage usage) {
        return new UsageAnswer(usage.owner(), usage.files(), usage.bytes(), usage.reservedBytes(), usage.limitBytes());
    }
}
