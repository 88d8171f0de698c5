package io.filesaga.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may tell of S3's changes. */
@ConfigMapping(prefix = "filesaga.events")
public interface EventSettings {

    /** What a sender without a token shows as {@code Authorization: Bearer <secret>}; nobody can when there is none. */
    Optional<String> secret();

    /** The role that lets the bearer of a token tell. */
    @WithDefault("filesaga-events")
    String role();
}
