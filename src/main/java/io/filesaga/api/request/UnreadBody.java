package io.filesaga.api.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What nobody has read of a request's body when the answer is out: it is read off, so that the connection can be used
 * again. Too much of it ends the connection, and so does a client that was never told to send what it announced.
 */
final class UnreadBody {

    private static final long MOST = 64L << 20;

    private final HttpServerRequest request;
    private long dropped;

    private UnreadBody(HttpServerRequest request) {
        this.request = request;
    }

    /** A connection that broke needs nothing; whoever reads the body is told by its own handlers. */
    static void dropAfter(RoutingContext context) {
        context.addEndHandler(answered -> {
            if (answered.succeeded() && !context.request().isEnded()) {
                new UnreadBody(context.request()).drop();
            }
        });
    }

    private void drop() {
        if (request.bytesRead() == 0 && request.headers().contains(HttpHeaders.EXPECT)) {
            request.connection().close();
            return;
        }
        request.exceptionHandler(gone -> {});
        request.endHandler(nothing -> {});
        request.handler(buffer -> {
            dropped += buffer.length();
            if (dropped > MOST) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
