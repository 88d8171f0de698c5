package io.filesaga.processes.task;

import io.filesaga.processes.data.ProcessSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The secrets that calls may carry. A definition names a connection of the settings; the secret is added to the call,
 * goes nowhere but below the connection's address, and is in no row. A name that the owner may not use is as unknown as
 * none.
 */
@Singleton
class Connections {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final ProcessSettings settings;

    Connections(ProcessSettings settings) {
        this.settings = settings;
    }

    /** A header to add to a call; its value is never logged, stored or told. */
    record Secret(String header, String value) {

        @Override
        public String toString() {
            return header + ": ***";
        }
    }

    /** The secret for a call to this address; empty when the connection does not exist or is not for the address. */
    Optional<Secret> secret(String name, String owner, URI address) {
        return Optional.ofNullable(settings.connections().get(name))
                .filter(it -> it.owners().map(all -> all.contains(owner)).orElse(true))
                .filter(it -> isBelow(URI.create(it.url()), address))
                .map(it -> new Secret(it.header(), it.secret()));
    }

    /** Same scheme, host and port, and a path that goes on where the connection's ends; no way around by dots. */
    static boolean isBelow(URI place, URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String begin = place.getPath().endsWith("/") ? place.getPath() : place.getPath() + "/";
        boolean dots = path.contains("..") || path.toLowerCase(Locale.ROOT).contains("%2e");
        return place.getScheme().equals(address.getScheme())
                && place.getHost().equalsIgnoreCase(address.getHost())
                && port(place) == port(address)
                && !dots
                && (path + "/").startsWith(begin);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }
}
