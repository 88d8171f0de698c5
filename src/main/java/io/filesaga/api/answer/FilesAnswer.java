package io.filesaga.api.answer;

import io.filesaga.files.catalog.FilePage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a listing. */
@Schema(name = "FileList")
public record FilesAnswer(
        List<FileAnswer> files,

        @Schema(examples = "[\"reports/\"]", description = "Folders, when a delimiter was given.")
        List<String> prefixes,

        @Schema(nullable = true, description = "Opaque; null on the last page.") @Nullable
        String nextCursor) {

    /** The page in JSON. */
    public static FilesAnswer of(FilePage page) {
        return new FilesAnswer(page.files().stream().map(FileAnswer::of).toList(), page.prefixes(), page.nextCursor());
    }
}
