package io.filesaga.api.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How callers are known. */
@ConfigMapping(prefix = "filesaga.identity")
public interface IdentitySettings {

    /** {@code token}: verified bearer tokens only. {@code dev}: everybody is owner {@code dev} and administrator. */
    @WithDefault("token")
    Mode mode();

    /** The token's claim that names the owner. */
    @WithDefault("sub")
    String ownerClaim();

    /** The role whose bearers may see all sagas and set limits. */
    @WithDefault("filesaga-admin")
    String adminRole();

    /** Where identities come from. */
    enum Mode {
        TOKEN,
        DEV
    }
}
