package io.filesaga.ops.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a service of AWS may be. */
final class AwsLimits {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,50}");

    private AwsLimits() {}

    static void check(Limits limits, Optional<String> region, Optional<URI> endpoint) {
        region.ifPresent(name -> limits.text("region", name, REGION, "a region of AWS"));
        endpoint.ifPresent(
                address -> limits.require(isAddress(address), "endpoint", address, "an http or https address"));
    }

    private static boolean isAddress(URI endpoint) {
        boolean web = "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
        return web && endpoint.getHost() != null && endpoint.getUserInfo() == null;
    }
}
