package io.filesaga.processes.http;

import io.filesaga.processes.http.OutboundAnswer.Answered;
import io.filesaga.processes.http.OutboundAnswer.Broken;
import io.filesaga.processes.http.OutboundAnswer.Refused;
import io.filesaga.processes.http.OutboundAnswer.TooLong;
import io.filesaga.processes.http.OutboundAnswer.TooSlow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes calls within their time and size, and never to where the guard forbids. Every outcome is an answer. */
@Singleton
public class OutboundHttp {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int CONNECT_MILLIS = 10_000;

    private final VertxInternal vertx;
    private final HttpClient client;
    private final AddressGuard guard;
    private final int longest;

    public OutboundHttp(Vertx vertx, AddressGuard guard, HttpSettings settings) {
        this.vertx = (VertxInternal) vertx;
        this.guard = guard;
        this.longest = settings.maxAnswer();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setVerifyHost(true)
                .setKeepAlive(true)
                .setDecompressionSupported(false));
    }

    /** Emits on the Vert.x context of the caller. */
    public Uni<OutboundAnswer> send(OutboundCall call) {
        String refusal = guard.refusal(call.address());
        if (refusal != null) {
            return Uni.createFrom().item(new Refused(refusal));
        }
        return Uni.createFrom().deferred(() -> {
            Context home = Vertx.currentContext();
            Uni<OutboundAnswer> answer = Uni.createFrom()
                    .completionStage(() -> resolve(call).toCompletionStage())
                    .ifNoItem()
                    .after(call.time())
                    .recoverWithItem(new TooSlow())
                    .onFailure()
                    .recoverWithItem(failure -> new Broken(failure.getClass().getSimpleName()));
            return home == null ? answer : answer.emitOn(task -> home.runOnContext(ignored -> task.run()));
        });
    }

    private Future<OutboundAnswer> resolve(OutboundCall call) {
        String host = call.address().getHost();
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        Promise<InetAddress> known = Promise.promise();
        vertx.resolveAddress(plain, known);
        return known.future().compose(resolved -> {
            String refusal = guard.refusal(resolved);
            return refusal != null ? Future.succeededFuture(new Refused(refusal)) : request(call, resolved);
        });
    }

    /** To the address that was judged, in the name that was asked for. */
    private Future<OutboundAnswer> request(OutboundCall call, InetAddress resolved) {
        URI address = call.address();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setServer(SocketAddress.inetSocketAddress(port(address), resolved.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl(address.getScheme().equals("https"))
                .setURI(target(address))
                .setFollowRedirects(false)
                .setTimeout(call.time().toMillis());
        call.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request -> send(request, call.body()).compose(this::read));
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, byte @Nullable [] body) {
        return body == null ? request.send() : request.send(Buffer.buffer(body));
    }

    private Future<OutboundAnswer> read(HttpClientResponse response) {
        Promise<OutboundAnswer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > longest) {
                answer.tryComplete(new TooLong());
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> answer.tryComplete(
                new Answered(response.statusCode(), response.statusMessage(), headers(response), body.getBytes())));
        return answer.future();
    }

    private static Map<String, List<String>> headers(HttpClientResponse response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
                        .add(value));
        return headers;
    }

    private static String target(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }
}
