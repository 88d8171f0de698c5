package io.filesaga.api.request;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An owner's new limit. */
@Schema(name = "LimitRequest")
public record LimitBody(
        @Schema(
                examples = "10737418240",
                description = "Bytes stored and reserved at the most; null for the default limit, if there is one.")
        @Nullable
        Long limitBytes) {}
