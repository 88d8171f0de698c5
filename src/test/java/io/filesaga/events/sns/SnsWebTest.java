package io.filesaga.events.sns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is fetched is bounded in size and time, and comes from where it was asked for. */
class SnsWebTest {

    private static final int LARGEST = 64 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger followed = new AtomicInteger();
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    private final SnsWeb web = new SnsWeb(vertx, Duration.ofMillis(500));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/page" -> request.response().end("page");
            case "/most" -> request.response().end(Buffer.buffer(new byte[LARGEST]));
            case "/more" -> request.response().setChunked(true).end(Buffer.buffer(new byte[LARGEST + 1]));
            case "/elsewhere" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/followed")
                        .end();
            case "/followed" -> {
                followed.incrementAndGet();
                request.response().end();
            }
            case "/never" -> request.pause();
            case "/endless" -> request.response().setChunked(true).write("a");
            default -> request.response().setStatusCode(404).end();
        }
    }

    private byte[] visit(String path) {
        return web.visit(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .subscribeAsCompletionStage()
                .join();
    }

    @Test
    void aPageIsFetched() {
        assertArrayEquals("page".getBytes(), visit("/page"));
        assertEquals(LARGEST, visit("/most").length);
    }

    @Test
    void nothingElseIsWaitedForOrFollowed() {
        for (String path : new String[] {"/more", "/elsewhere", "/never", "/endless", "/nothing"}) {
            assertThrows(CompletionException.class, () -> visit(path), path);
        }
        assertEquals(0, followed.get());
    }
}
