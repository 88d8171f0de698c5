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
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The service as its clients see it, over HTTP. */
final class Service {

    /** Events in a message. */
    static final int BATCH = 10;

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

    /** Emits the Location. */
    private Future<String> send(int number, HttpMethod method, String path, Buffer body, int expected) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setURI(path)
                .putHeader("Prefer", "wait=30")
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
                    return answer.getHeader("Location");
                }));
    }
}
