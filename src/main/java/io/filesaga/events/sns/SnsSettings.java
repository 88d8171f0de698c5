package io.filesaga.events.sns;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which topics may tell. */
@ConfigMapping(prefix = "filesaga.events.sns")
public interface SnsSettings {

    /** Their ARNs; a topic that is not among them is refused, whoever has signed. */
    Optional<List<String>> topics();
}
