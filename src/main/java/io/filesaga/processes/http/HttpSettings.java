package io.filesaga.processes.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What HTTP calls of Tasks may be. */
@ConfigMapping(prefix = "filesaga.processes.http")
public interface HttpSettings {

    /** Whether plain http may be called. */
    @WithDefault("false")
    boolean allowPlain();

    /** Whether addresses of this machine and of private networks may be called. */
    @WithDefault("false")
    boolean allowPrivate();

    /** The longest answer that is read, in bytes. */
    @WithDefault("1048576")
    int maxAnswer();

    /** Secrets by name; see the documentation. */
    Map<String, Connection> connections();

    /** A secret and where it may go. */
    interface Connection {

        /** Every call with this connection must be below this address. */
        String url();

        /** The header that carries the secret. */
        @WithDefault("Authorization")
        String header();

        /** The header's whole value. */
        String secret();

        /** Who may use it; when it is not given, every owner. */
        Optional<Set<String>> owners();
    }
}
