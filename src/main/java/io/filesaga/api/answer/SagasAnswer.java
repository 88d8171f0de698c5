package io.filesaga.api.answer;

import io.filesaga.sagas.SagaPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of sagas, newest first. */
@Schema(name = "SagaList")
public record SagasAnswer(
        List<SagaAnswer> sagas,

        @Schema(nullable = true, description = "Opaque; null on the last page.") @Nullable
        String nextCursor) {

    /** The page in JSON. */
    public static SagasAnswer of(SagaPage page) {
        return new SagasAnswer(page.sagas().stream().map(SagaAnswer::of).toList(), page.nextCursor());
    }
}
