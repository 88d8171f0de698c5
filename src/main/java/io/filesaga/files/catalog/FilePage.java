package io.filesaga.files.catalog;

import io.filesaga.files.StoredFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param prefixes folded paths, empty without a delimiter
 * @param nextCursor opaque, or null on the last page
 */
public record FilePage(
        List<StoredFile> files,
        List<String> prefixes,
        @Nullable String nextCursor) {}
