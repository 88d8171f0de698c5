package io.filesaga.files.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.files.FilePath;
import io.filesaga.files.FileSettings;
import io.filesaga.files.MediaTypes;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which objects of others become files, and as what: {@code <prefix>/<owner>/<path>}, the owner percent-encoded where our
 * own keys would have it so. The user metadata {@code originalfilename}, when there, is the name.
 */
@Singleton
public class Adoptions {

    private static final String NAME = "originalfilename";
    private static final int LONGEST_OWNER = 255;

    private final FileSettings settings;
    private final ObjectMapper mapper;
    private final TimeOrderedIds ids;

    Adoptions(FileSettings settings, ObjectMapper mapper, TimeOrderedIds ids) {
        this.settings = settings;
        this.mapper = mapper;
        this.ids = ids;
    }

    /** Whether the key is one under which an object may become a file. */
    boolean mayAdopt(ObjectKey key) {
        String place = settings.prefix() + "/";
        int ownerEnd = key.key().indexOf('/', place.length());
        return settings.adopt()
                && key.bucket().equals(settings.bucket())
                && key.key().startsWith(place)
                && ownerEnd > place.length()
                && ownerEnd < key.key().length() - 1;
    }

    /** Empty when its owner or path cannot be one. */
    Optional<Adoption> of(ObjectKey key, ObjectInfo object, Instant at) {
        String rest = key.key().substring(settings.prefix().length() + 1);
        int ownerEnd = rest.indexOf('/');
        try {
            String owner = URLDecoder.decode(rest.substring(0, ownerEnd).replace("+", "%2B"), StandardCharsets.UTF_8);
            String path = FilePath.normalised(named(rest.substring(ownerEnd + 1), object));
            return owner.getBytes(StandardCharsets.UTF_8).length > LONGEST_OWNER
                    ? Optional.empty()
                    : Optional.of(new Adoption(
                            ids.next(), key, owner, path, object, type(object), json(object), made(object, at)));
        } catch (RefusedException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static String named(String path, ObjectInfo object) {
        String name = object.metadata().get(NAME);
        return name == null || name.isEmpty() ? path : path.substring(0, path.lastIndexOf('/') + 1) + name;
    }

    private static String type(ObjectInfo object) {
        return Objects.requireNonNullElse(object.contentType(), MediaTypes.UNKNOWN);
    }

    private static Instant made(ObjectInfo object, Instant at) {
        return Objects.requireNonNullElse(object.modifiedAt(), at);
    }

    /** Another path for an object whose own is taken: nobody's file is pushed aside by what others put there. */
    static Adoption renamed(Adoption adoption) {
        String path = adoption.path();
        String suffix = "~" + adoption.fileId().toString().substring(24);
        int room = FilePath.MOST_BYTES - suffix.length();
        while (path.getBytes(StandardCharsets.UTF_8).length > room) {
            path = path.substring(0, path.length() - 1);
        }
        return adoption.at(path + suffix);
    }

    private String json(ObjectInfo object) {
        try {
            return mapper.writeValueAsString(object.metadata());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
