package io.filesaga.api.request;

import io.filesaga.api.problem.Problem;
import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What holds for the body of every request: only content may be long, JSON has at most 1 MiB, also when its length is not
 * announced. What nobody has read when the answer is out is {@link UnreadBody}'s.
 */
@Singleton
class BodyRules {

    private static final long LONGEST_JSON = 1L << 20;
    private static final int PRIORITY = 250;
    private static final String CONTENT_ROUTE = "/v1/files";

    void register(@Observes Filters filters) {
        filters.register(this::apply, PRIORITY);
    }

    private void apply(RoutingContext context) {
        HttpServerRequest request = context.request();
        UnreadBody.dropAfter(context);
        boolean content = HttpMethod.POST.equals(request.method()) && isContentRoute(context.normalizedPath());
        if (content || request.isEnded()) {
            context.next();
        } else if (announced(request) > LONGEST_JSON) {
            refuse(context);
        } else if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            context.next();
        } else {
            collect(context);
        }
    }

    private static boolean isContentRoute(String path) {
        return path.equals(CONTENT_ROUTE) || path.equals(CONTENT_ROUTE + "/");
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notOne) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context) {
        Problem problem = Problem.of(
                Refusal.of(Reasons.CONTENT_TOO_LARGE, "A JSON body has at most " + LONGEST_JSON + " bytes."));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }

    /** A body that does not say how long it is has to be read to know. */
    private static void collect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(context::fail);
        request.endHandler(nothing -> {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        });
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= LONGEST_JSON) {
                body.appendBuffer(chunk);
            } else if (!context.response().ended()) {
                request.endHandler(nothing -> {});
                refuse(context);
            }
        });
        request.resume();
    }
}
