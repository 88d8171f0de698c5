package io.filesaga.ops.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who brings the tables up to date. */
@ConfigMapping(prefix = "filesaga")
public interface SchemaSettings {

    /** Whether this process migrates the database: {@code on-start}, {@code off}, or {@code only}, and then exits. */
    @WithDefault("on-start")
    Migrate migrate();

    /** When the database is migrated. */
    enum Migrate {
        ON_START,
        OFF,
        ONLY
    }
}
