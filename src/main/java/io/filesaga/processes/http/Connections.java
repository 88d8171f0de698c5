package io.filesaga.processes.http;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The secrets that calls may carry, by name. A name that the owner may not use is as unknown as none. */
@Singleton
public class Connections {

    private final HttpSettings settings;

    public Connections(HttpSettings settings) {
        this.settings = settings;
    }

    /** A header to add to a call; its value is never logged, stored or told. */
    public record Secret(String header, String value) {

        @Override
        public String toString() {
            return header + ": ***";
        }
    }

    /** The secret for a call to this address; empty when the connection does not exist or is not for the address. */
    public Optional<Secret> secret(String name, String owner, URI address) {
        return Optional.ofNullable(settings.connections().get(name))
                .filter(it -> it.owners().map(all -> all.contains(owner)).orElse(true))
                .filter(it -> isBelow(URI.create(it.url()), address))
                .map(it -> new Secret(it.header(), it.secret()));
    }

    /** Same scheme, host and port, and a path that goes on where the connection's ends. */
    static boolean isBelow(URI place, URI address) {
        String prefix = place.getPath().endsWith("/") ? place.getPath() : place.getPath() + "/";
        URI plain = address.normalize();
        String path = plain.getRawPath() == null ? "" : plain.getRawPath();
        boolean encoded = path.contains("%2e") || path.contains("%2E") || path.contains("..");
        return place.getScheme().equals(plain.getScheme())
                && place.getHost().equalsIgnoreCase(plain.getHost())
                && OutboundHttp.port(place) == OutboundHttp.port(plain)
                && !encoded
                && (path + "/").startsWith(prefix);
    }
}
