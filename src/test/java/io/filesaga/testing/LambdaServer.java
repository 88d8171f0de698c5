package io.filesaga.testing;

import io.filesaga.testing.AwsEndpoint.Asked;
import io.filesaga.testing.AwsEndpoint.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda over HTTP, with functions that do what their names say. */
public final class LambdaServer {

    private static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:echo";

    /** What the service may invoke. */
    static final String ALLOWED =
            "echo,versioned:live,fails,dies,throttled,broken,denied,missing,silent,textual," + ARN;

    private static final Pattern PATH =
            Pattern.compile("/2015-03-31/functions/(?:.*function:)?([^/:]+)[^/]*/invocations");
    private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]*)");

    private LambdaServer() {}

    /** What the service must be told to use it. */
    static Map<String, String> settings() {
        return Map.of(
                "filesaga.processes.lambda.endpoint",
                start().url(),
                "filesaga.processes.lambda.region",
                "eu-central-1");
    }

    /** Another one. */
    public static AwsEndpoint start() {
        return new AwsEndpoint("eu-central-1/lambda", LambdaServer::answer);
    }

    private static Reply answer(Asked asked) throws InterruptedException {
        Matcher function = PATH.matcher(asked.uri().getPath());
        if (!function.matches() || !asked.method().equals("POST")) {
            return Reply.error(404, "UnknownOperationException", "");
        }
        if ("Event".equals(asked.header("X-Amz-Invocation-Type"))) {
            return Reply.of(202, "");
        }
        return switch (function.group(1)) {
            case "echo", "versioned" ->
                Reply.of(200, echo(asked)).with("X-Amz-Executed-Version", qualifier(asked, "$LATEST"));
            case "fails" ->
                failure("Handled", "{\"errorType\": \"OrderTooLarge\", \"errorMessage\": \"4711 is much\"}");
            case "dies" -> failure("Unhandled", "{\"errorMessage\": \"Process exited before completing request\"}");
            case "throttled" -> Reply.error(429, "TooManyRequestsException", "Rate Exceeded.");
            case "broken" -> Reply.error(500, "ServiceException", "");
            case "denied" -> Reply.error(403, "AccessDeniedException", "no");
            case "silent" -> silence();
            case "textual" -> Reply.of(200, "no JSON");
            default -> Reply.error(404, "ResourceNotFoundException", "Function not found");
        };
    }

    private static String echo(Asked asked) {
        String context = asked.header("X-Amz-Client-Context");
        String told =
                context == null ? "null" : new String(Base64.getDecoder().decode(context), StandardCharsets.UTF_8);
        return "{\"event\": " + asked.text() + ", \"context\": " + told + "}";
    }

    private static String qualifier(Asked asked, String otherwise) {
        Matcher found = QUALIFIER.matcher(
                asked.uri().getRawQuery() == null ? "" : asked.uri().getRawQuery());
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : otherwise;
    }

    private static Reply failure(String kind, String payload) {
        return Reply.of(200, payload).with("X-Amz-Function-Error", kind).with("X-Amz-Executed-Version", "1");
    }

    private static Reply silence() throws InterruptedException {
        new java.util.concurrent.CountDownLatch(1).await();
        return null;
    }
}
