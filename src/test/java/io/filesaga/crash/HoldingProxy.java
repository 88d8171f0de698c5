package io.filesaga.crash;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands before the store and holds chosen requests: before the store sees them, or when it has done them. */
final class HoldingProxy implements AutoCloseable {

    /** When a request is held. */
    enum Moment {
        /** The store never sees it. */
        BEFORE,
        /** The store has done it, nobody hears of it. */
        AFTER
    }

    /**
     * What to hold.
     *
     * @param name under which it is told to be held
     * @param owner whose object it is about; of a {@link #write} what the content begins with
     * @param call method and, after a blank, what its query has in it: {@code DELETE uploadId}
     * @param nth the first such request is 1
     */
    record Hold(String name, String owner, String call, int nth, Moment moment) {

        /** The first write of an object whose content begins like this. */
        static Hold write(String name, String content, Moment moment) {
            return new Hold(name, content, "PUT content", 1, moment);
        }

        private boolean matches(HttpServerRequest request, Buffer body) {
            return call.equals("PUT content")
                    ? request.method() == HttpMethod.PUT && body.toString().startsWith(owner)
                    : matches(request);
        }

        private boolean matches(HttpServerRequest request) {
            String[] words = call.split(" ", 2);
            String address = URLDecoder.decode(request.uri(), StandardCharsets.UTF_8);
            return request.method().name().equals(words[0])
                    && (address + "/").contains("/" + owner + "/")
                    && (words.length == 1 ? !address.contains("upload") : address.contains(words[1]));
        }
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(200).setKeepAlive(false));
    private final int target;
    private final int port;
    private final List<Hold> holds = new ArrayList<>();
    private final ConcurrentHashMap<Hold, Integer> seen = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();

    HoldingProxy(int target) {
        this.target = target;
        var options = new HttpServerOptions().setHost("127.0.0.1").setHandle100ContinueAutomatically(true);
        this.port = vertx.createHttpServer(options)
                .requestHandler(this::handle)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    int port() {
        return port;
    }

    void hold(Hold hold) {
        synchronized (holds) {
            holds.add(hold);
        }
    }

    /** Holds nothing new; what is held never goes on. */
    void stopHolding() {
        synchronized (holds) {
            holds.clear();
        }
    }

    /** The names of what is held. */
    Set<String> held() {
        return Set.copyOf(held);
    }

    /** What was held before the store saw it. */
    private record Late(HttpServerRequest request, Buffer body) {}

    /** Lets the store see now what was held before it, whoever waits for the answer. Answers with its statuses. */
    List<Integer> deliver() {
        List<Integer> statuses = new ArrayList<>();
        for (Late one = late.poll(); one != null; one = late.poll()) {
            var answer = forward(one.request(), one.body()).toCompletionStage().toCompletableFuture();
            statuses.add(answer.join().statusCode());
        }
        return statuses;
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Hold hold = holdOf(request, body);
            if (hold != null && hold.moment() == Moment.BEFORE) {
                late.add(new Late(request, body));
                held.add(hold.name());
                return;
            }
            forward(request, body)
                    .onSuccess(answer -> {
                        if (hold != null) {
                            held.add(hold.name());
                        } else {
                            answer.body().onSuccess(content -> reply(request.response(), answer, content));
                        }
                    })
                    .onFailure(broken -> request.connection().close());
        });
    }

    private Hold holdOf(HttpServerRequest request, Buffer body) {
        synchronized (holds) {
            for (Hold hold : holds) {
                if (hold.matches(request, body) && seen.merge(hold, 1, Integer::sum) == hold.nth()) {
                    return hold;
                }
            }
            return null;
        }
    }

    private Future<HttpClientResponse> forward(HttpServerRequest request, Buffer body) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(target)
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setURI(request.uri());
        return client.request(options).compose(onward -> {
            onward.headers().setAll(request.headers()).remove("Expect").remove("Transfer-Encoding");
            return send(onward, body);
        });
    }

    private static Future<HttpClientResponse> send(HttpClientRequest onward, Buffer body) {
        return body.length() == 0 ? onward.send() : onward.send(body);
    }

    private static void reply(HttpServerResponse response, HttpClientResponse answer, Buffer content) {
        response.setStatusCode(answer.statusCode());
        response.headers().setAll(answer.headers()).remove("Transfer-Encoding").remove("Connection");
        if (content.length() == 0) {
            response.end();
        } else {
            response.end(content);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
