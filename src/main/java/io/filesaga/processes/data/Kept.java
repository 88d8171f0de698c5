package io.filesaga.processes.data;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value and where it is: in the text or under the key; in neither when there is no value.
 *
 * @param json compact JSON
 * @param key of an object that holds it, in the bucket of the settings
 */
@RegisterForReflection
public record Kept(@Nullable String json, @Nullable String key) {

    public static final Kept NOTHING = new Kept(null, null);

    public boolean isNothing() {
        return json == null && key == null;
    }
}
