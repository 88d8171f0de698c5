package io.filesaga.events.sns;

import io.filesaga.sdk.Home;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** The real site, over a client that trusts whom the JVM trusts. */
@Singleton
class SnsWeb implements SnsSite {

    private static final int LARGEST = 64 * 1024;
    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration patience;

    @Inject
    SnsWeb(Vertx vertx) {
        this(vertx, Duration.ofSeconds(5));
    }

    SnsWeb(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setVerifyHost(true));
        this.patience = patience;
    }

    @Override
    public Uni<byte[]> visit(URI address) {
        var request = new RequestOptions()
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(false)
                .setTimeout(patience.toMillis());
        Uni<byte[]> page = Uni.createFrom()
                .emitter(emitter -> Home.fresh(vertx)
                        .run(() -> client.request(request)
                                .compose(HttpClientRequest::send)
                                .compose(SnsWeb::content)
                                .onSuccess(emitter::complete)
                                .onFailure(emitter::fail)));
        return Home.bring(page.ifNoItem().after(patience).fail());
    }

    private static Future<byte[]> content(HttpClientResponse answer) {
        Promise<byte[]> whole = Promise.promise();
        answer.exceptionHandler(whole::tryFail);
        if (answer.statusCode() != OK) {
            answer.request().reset();
            return Future.failedFuture("status " + answer.statusCode());
        }
        Buffer content = Buffer.buffer();
        answer.endHandler(nothing -> whole.tryComplete(content.getBytes()));
        answer.handler(chunk -> {
            if (content.length() + chunk.length() > LARGEST) {
                whole.tryFail("more than " + LARGEST + " bytes");
                answer.request().reset();
            } else {
                content.appendBuffer(chunk);
            }
        });
        return whole.future();
    }
}
