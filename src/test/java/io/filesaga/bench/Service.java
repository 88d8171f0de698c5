package io.filesaga.bench;

import io.filesaga.testing.S3Events;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The service as its clients see it, over HTTP. */
final class Service {

    /** Events in a message. */
    static final int BATCH = 10;

    /** How long the answer may wait for the end, in seconds. */
    private static final int PATIENCE = 30;

    private static final Buffer CONTENT = Buffer.buffer(new byte[StubStore.OBJECT_SIZE]);

    private final HttpClient http;
    private final URI base;
    private final List<String> tokens;
    private final ConcurrentHashMap<Integer, String> made = new ConcurrentHashMap<>();

    /** As somebody without a token. */
    Service(Vertx vertx, URI base) {
        this(vertx, base, List.of());
    }

    /** As those with these tokens, in turn. */
    Service(Vertx vertx, URI base, List<String> tokens) {
        this.tokens = tokens;
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64));
        this.base = base;
    }

    /** Begins a presigned upload. */
    Future<Void> begin(int number) {
        Buffer wish = JsonObject.of("path", "presigned/" + number).toBuffer();
        return send(number, HttpMethod.POST, "/v1/uploads", wish, 201)
                .onSuccess(upload -> made.put(number, upload))
                .mapEmpty();
    }

    /** Ends one that was begun. */
    Future<Void> complete(int number) {
        return send(number, HttpMethod.POST, made.remove(number) + "/complete", Buffer.buffer(), 200)
                .mapEmpty();
    }

    /** Begins one and ends it. */
    Future<Void> presigned(int number) {
        return begin(number).compose(begun -> complete(number));
    }

    /** Uploads through the service. */
    Future<Void> upload(int number) {
        return send(number, HttpMethod.POST, "/v1/files?path=content/" + number, CONTENT, 201)
                .onSuccess(file -> made.put(number, file))
                .mapEmpty();
    }

    /** Deletes what was uploaded, and waits until it is gone. */
    Future<Void> delete(int number) {
        return send(number, HttpMethod.DELETE, made.remove(number), Buffer.buffer(), 204)
                .mapEmpty();
    }

    /** Tells of objects that others have made. */
    Future<Void> events(int batch) {
        String[] events = IntStream.range(0, BATCH)
                .mapToObj(event -> S3Events.created("files/dev/told/" + (batch * BATCH + event), 1))
                .toArray(String[]::new);
        return send(batch, HttpMethod.POST, "/v1/events/s3", Buffer.buffer(S3Events.message(events)), 202)
                .mapEmpty();
    }

    /** Puts the process that {@link #execution} runs. */
    Future<Void> process() {
        Buffer definition = Buffer.buffer("""
                {"StartAt": "a", "States": {
                  "a": {"Type": "Pass", "Next": "b"}, "b": {"Type": "Pass", "Next": "c"}, "c": {"Type": "Pass", "Next": "d"},
                  "d": {"Type": "Pass", "Next": "e"}, "e": {"Type": "Pass", "End": true}}}""");
        return send(0, HttpMethod.PUT, "/v1/processes/five", definition, 201).mapEmpty();
    }

    /** Runs a process of five Pass states to its end. */
    Future<Void> execution(int number) {
        Buffer input = JsonObject.of("number", number).toBuffer();
        return send(number, HttpMethod.POST, "/v1/processes/five/executions", input, 201)
                .mapEmpty();
    }

    /** Puts the process whose executions last until they are stopped. */
    Future<Void> patience() {
        Buffer definition = Buffer.buffer("""
                {"StartAt": "a", "States": {"a": {"Type": "Wait", "Seconds": 86400, "End": true}}}""");
        return send(0, HttpMethod.PUT, "/v1/processes/patience", definition, 201)
                .mapEmpty();
    }

    /** Begins such an execution, and emits its path. */
    Future<String> patient(int number) {
        Buffer input = JsonObject.of("number", number).toBuffer();
        return exchange(number, HttpMethod.POST, "/v1/processes/patience/executions", input, 201, 0)
                .map(Reply::location);
    }

    Future<Void> stop(String execution) {
        return exchange(0, HttpMethod.POST, execution + "/stop", Buffer.buffer("{}"), 202, 0)
                .mapEmpty();
    }

    /** Waits for its end, and emits how long ago by the clock that was when the answer came. */
    Future<Duration> sinceTheEnd(String execution) {
        return exchange(0, HttpMethod.GET, execution, Buffer.buffer(), 200, PATIENCE)
                .map(Reply::sinceTheEnd);
    }

    /** Asks to be told of everything at that address. */
    Future<Void> webhook(String receiver) {
        Buffer wish = JsonObject.of("url", receiver).toBuffer();
        return send(0, HttpMethod.POST, "/v1/webhooks", wish, 201).mapEmpty();
    }

    /** What came back, and when. */
    private record Reply(String location, Buffer body, Instant at) {

        Duration sinceTheEnd() {
            return Duration.between(body.toJsonObject().getInstant("endedAt"), at);
        }
    }

    /** Emits the Location. */
    private Future<String> send(int number, HttpMethod method, String path, Buffer body, int expected) {
        return exchange(number, method, path, body, expected, PATIENCE).map(Reply::location);
    }

    private Future<Reply> exchange(int number, HttpMethod method, String path, Buffer body, int expected, int wait) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI(path)
                .putHeader("Prefer", "wait=" + wait)
                .putHeader("Content-Type", path.contains("?") ? "application/octet-stream" : "application/json");
        if (!tokens.isEmpty()) {
            options.putHeader("Authorization", "Bearer " + tokens.get(number % tokens.size()));
        }
        return http.request(options)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(answer -> answer.body().map(text -> {
                    if (answer.statusCode() != expected) {
                        throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + text);
                    }
                    return new Reply(answer.getHeader("Location"), text, Instant.now());
                }));
    }
}
