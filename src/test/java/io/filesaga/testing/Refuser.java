package io.filesaga.testing;

import io.filesaga.files.FileValidator;
import io.filesaga.files.UploadPlan;
import io.filesaga.storage.ObjectInfo;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Refuses one media type. */
@Singleton
public class Refuser implements FileValidator {

    public static final String TYPE = "application/x-evil";
    public static final String REASON = "This content is not welcome.";

    @Override
    public Uni<Optional<String>> validate(UploadPlan upload, ObjectInfo object) {
        return Uni.createFrom().item(upload.contentType().equals(TYPE) ? Optional.of(REASON) : Optional.empty());
    }
}
