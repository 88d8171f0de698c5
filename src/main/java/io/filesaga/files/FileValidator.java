package io.filesaga.files;

import io.filesaga.storage.ObjectInfo;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A plug: a CDI bean of this type may refuse an uploaded object before it becomes ACTIVE. Refused, the object and the
 * record go and the caller gets 422 with the reason. May be asked more than once for an upload; must not block; a
 * failed {@code Uni} means "cannot tell now" and is tried again.
 */
public interface FileValidator {

    /**
     * Looks at an object before its file becomes one.
     *
     * @param upload what was promised
     * @param object what the store has under the upload's key
     * @return why it is refused, one sentence for the caller, or empty when it is good
     */
    Uni<Optional<String>> validate(UploadPlan upload, ObjectInfo object);
}
