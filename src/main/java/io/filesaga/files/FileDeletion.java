package io.filesaga.files;

import io.filesaga.storage.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delete saga remembers.
 *
 * @param expectedVersion of the row, or null for any
 * @param replacedBy the file that has the path now, or null when it was deleted
 */
@RegisterForReflection
public record FileDeletion(
        UUID fileId,
        String owner,
        String path,
        ObjectKey objectKey,
        @Nullable Long expectedVersion,
        @Nullable UUID replacedBy) {}
