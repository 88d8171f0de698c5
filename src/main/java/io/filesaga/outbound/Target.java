package io.filesaga.outbound;

import io.filesaga.outbound.OutboundException.Kind;
import java.net.URI;
import java.util.Locale;

/**
 * Where a call goes.
 *
 * @param host as written, an IPv6 address without its brackets
 * @param path and query
 */
record Target(boolean secure, String host, int port, String path) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LAST_PORT = 65_535;

    /** Fails as REFUSED. */
    static Target of(URI uri, boolean allowHttp) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !(allowHttp && scheme.equals("http"))) {
            throw refused(allowHttp ? "An http or https address is wanted." : "An https address is wanted.");
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("An address with a host, without user and fragment is wanted.");
        }
        int port = uri.getPort() < 0 ? (secure ? HTTPS : HTTP) : uri.getPort();
        if (port == 0 || port > LAST_PORT) {
            throw refused("The port is none.");
        }
        return new Target(secure, plain(host), port, path(uri));
    }

    private static String plain(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    static OutboundException refused(String message) {
        return new OutboundException(Kind.REFUSED, message);
    }
}
