package io.filesaga.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Says yes to everything after always the same time, so that a store's own speed and whims are not measured. */
final class StubStore {

    static final long LATENCY_MILLIS = 2;
    static final int OBJECT_SIZE = 1024;
    private static final String ETAG = "\"9e107d9d372bb6826bd81d3542a419d6\"";

    private final Vertx vertx;
    private final int port;

    StubStore(Vertx vertx) {
        this.vertx = vertx;
        this.port = vertx.createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
                .requestHandler(this::handle)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> vertx.setTimer(LATENCY_MILLIS, late -> answer(request)));
    }

    private static void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("ETag", ETAG);
        switch (request.method().name()) {
            case "HEAD" ->
                response.putHeader("Content-Length", String.valueOf(OBJECT_SIZE))
                        .putHeader("Content-Type", "application/octet-stream")
                        .putHeader("Last-Modified", "Sat, 21 Nov 2026 07:00:00 GMT");
            case "DELETE" -> response.setStatusCode(204);
            default -> response.putHeader("Content-Length", "0");
        }
        response.end();
    }
}
