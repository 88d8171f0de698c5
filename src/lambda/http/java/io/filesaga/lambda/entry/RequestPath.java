package io.filesaga.lambda.entry;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The path of a request, percent-encoded as Quarkus's handler takes it for. HTTP APIs decode {@code rawPath}, whatever its
 * name says, function URLs do not; an owner {@code auth0|a} in it would be no address, and {@code a%41} would be another
 * owner. A slash that was encoded cannot be told from one that was not.
 */
final class RequestPath {

    private static final String FUNCTION_URL = ".lambda-url.";

    private RequestPath() {}

    /** Sets the path to its encoded form; one that is encoded stays as it is. */
    static void encode(APIGatewayV2HTTPEvent request) {
        String path = request.getRawPath();
        if (path != null && isDecoded(request)) {
            request.setRawPath(Arrays.stream(path.split("/", -1))
                    .map(segment ->
                            URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                    .collect(Collectors.joining("/")));
        }
    }

    /** An emulator that names no domain has left the path as it came. */
    private static boolean isDecoded(APIGatewayV2HTTPEvent request) {
        String domain = request.getRequestContext() == null
                ? null
                : request.getRequestContext().getDomainName();
        return domain != null && !domain.contains(FUNCTION_URL);
    }
}
