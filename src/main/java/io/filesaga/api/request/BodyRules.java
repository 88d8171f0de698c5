package io.filesaga.api.request;

import io.filesaga.api.problem.Problem;
import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What holds for the body of every request: JSON is short, only content is long, and what nobody has read when the answer
 * is out is read off, so that the connection can be used again; too much of that ends the connection, and so does a client
 * that was never told to send what it announced.
 */
@Singleton
class BodyRules {

    private static final long LONGEST_JSON = 1L << 20;
    private static final long LONGEST_REST = 64L << 20;
    private static final int PRIORITY = 250;
    private static final String CONTENT_ROUTE = "/v1/files";

    void register(@Observes Filters filters) {
        filters.register(this::apply, PRIORITY);
    }

    private void apply(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addEndHandler(answered -> {
            if (answered.succeeded()) {
                drop(request);
            }
        });
        if (HttpMethod.POST.equals(request.method()) && CONTENT_ROUTE.equals(context.normalizedPath())) {
            context.next();
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LONGEST_JSON);
        if (announced(request) > LONGEST_JSON) {
            refuse(context);
        } else {
            context.next();
        }
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

    private static void drop(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (request.bytesRead() == 0 && request.headers().contains(HttpHeaders.EXPECT)) {
            request.connection().close();
            return;
        }
        long[] dropped = {0};
        request.exceptionHandler(gone -> {});
        request.endHandler(nothing -> {});
        request.handler(buffer -> {
            dropped[0] += buffer.length();
            if (dropped[0] > LONGEST_REST) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
