package io.filesaga.bench;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/** Thanks for everything, and counts it. */
final class StubReceiver {

    private final AtomicInteger received = new AtomicInteger();
    private final int port;

    StubReceiver(Vertx vertx) {
        this.port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.incrementAndGet();
                    request.response().setStatusCode(204).end();
                }))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int received() {
        return received.get();
    }
}
