package io.filesaga.files;

import io.filesaga.storage.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delete saga remembers.
 *
 * @param expectedVersion of the row, or null for any
 */
@RegisterForReflection
public record FileDeletion(
        UUID fileId,
        String owner,
        String path,
        ObjectKey objectKey,
        @Nullable Long expectedVersion) {}
