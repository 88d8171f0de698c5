package io.filesaga.outbound;

import io.filesaga.outbound.OutboundException.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** Makes the calls, after looking where they go. */
@Singleton
public class Outbound {

    private static final int MOST_CONNECTIONS = 32;
    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final AddressRules rules;
    private final OutboundSettings settings;
    private final HttpClient client;

    public Outbound(Vertx vertx, AddressRules rules, Trust trust, OutboundSettings settings) {
        this.vertx = vertx;
        this.rules = rules;
        this.settings = settings;
        this.client = vertx.createHttpClient(trust.in(new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS)));
    }

    /** Why this address will never be called, as far as that can be told without looking its name up; or empty. */
    public Optional<String> objection(URI uri) {
        try {
            Target.of(uri, settings.allowHttp());
            return Optional.empty();
        } catch (OutboundException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Emits whatever was answered; fails with {@link OutboundException} when nothing was. */
    public Uni<OutboundAnswer> send(OutboundRequest request) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<OutboundAnswer> answer = Uni.createFrom()
                    .item(() -> Target.of(request.uri(), settings.allowHttp()))
                    .chain(target -> address(target).chain(address -> exchange(request, target, address)))
                    .ifNoItem()
                    .after(request.timeout())
                    .failWith(() -> new OutboundException(Kind.TIMEOUT, "There was no answer in time."))
                    .onFailure(failure -> !(failure instanceof OutboundException))
                    .transform(Outbound::unreachable);
            return context == null ? answer : answer.emitOn(command -> context.runOnContext(ignored -> command.run()));
        });
    }

    /** The one address that is looked at and then called. */
    private Uni<InetAddress> address(Target target) {
        return Uni.createFrom()
                .<InetAddress>emitter(found -> ((VertxInternal) vertx).resolveAddress(target.host(), result -> {
                    if (result.succeeded()) {
                        found.complete(result.result());
                    } else {
                        found.fail(new OutboundException(Kind.UNREACHABLE, "The host is unknown."));
                    }
                }))
                .invoke(address -> {
                    if (!rules.allows(address)) {
                        throw Target.refused("The host's address is not public.");
                    }
                });
    }

    private Uni<OutboundAnswer> exchange(OutboundRequest request, Target target, InetAddress address) {
        return Uni.createFrom().emitter(answered -> {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(request.method()))
                    .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                    .setHost(target.host())
                    .setPort(target.port())
                    .setSsl(target.secure())
                    .setURI(target.path())
                    .setFollowRedirects(false);
            client.request(options)
                    .compose(call -> {
                        answered.onTermination(() -> call.reset());
                        return send(request, call);
                    })
                    .onComplete(answered::complete, answered::fail);
        });
    }

    private static Future<OutboundAnswer> send(OutboundRequest request, HttpClientRequest call) {
        request.headers().forEach(call::putHeader);
        return call.send(request.body()).compose(response -> new LimitedBody(response, request.mostBytes()).read());
    }

    /** Words of our own: what the network says may tell of the network. */
    private static OutboundException unreachable(Throwable failure) {
        return new OutboundException(
                Kind.UNREACHABLE,
                failure instanceof javax.net.ssl.SSLException
                        ? "The host could not prove who it is."
                        : "Nobody answered there, or the connection broke.");
    }
}
