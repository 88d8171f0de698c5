package io.filesaga.processes.task;

import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.storage.ObjectKey;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the Tasks of an owner may have objects: below {@code <prefix>/owners/<owner>/}, in the buckets of the settings.
 * A key that a definition names is relative to that place, so no definition can name another owner's object, a file or a
 * document.
 */
@Singleton
class ObjectPlace {

    private static final int LONGEST_KEY = 1024;

    private final ProcessSettings settings;

    ObjectPlace(ProcessSettings settings) {
        this.settings = settings;
    }

    /** The object; empty when the bucket is not one of ours or the key cannot be a key. */
    Optional<ObjectKey> of(String owner, @Nullable String bucket, @Nullable String key) {
        String where = bucket == null ? settings.bucket() : bucket;
        boolean ours = where.equals(settings.bucket())
                || settings.buckets().orElse(List.of()).contains(where);
        if (!ours || key == null || !isPlain(key)) {
            return Optional.empty();
        }
        String full = settings.prefix() + "/owners/" + segment(owner) + "/" + key;
        return full.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY
                ? Optional.of(new ObjectKey(where, full))
                : Optional.empty();
    }

    /** Stores that keep objects as files must not be led out of the place. */
    private static boolean isPlain(String key) {
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return key.chars().noneMatch(Character::isISOControl);
    }

    private static String segment(String owner) {
        String encoded = URLEncoder.encode(owner, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }
}
