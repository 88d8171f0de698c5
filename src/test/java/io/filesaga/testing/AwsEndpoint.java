package io.filesaga.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An endpoint of AWS on 127.0.0.1, as far as HTTP goes: what it says is the test's business. Requests must be signed for
 * the region and the service. It can be shut and opened again at the same port.
 */
public final class AwsEndpoint implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** For the SDK, which looks there for credentials. */
    static {
        System.setProperty("aws.accessKeyId", "key-of-tests");
        System.setProperty("aws.secretAccessKey", "secret-of-tests");
    }

    /** What it was asked. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What it answers; null for no answer at all. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }

        /** As AWS's JSON protocols tell of an error. */
        public static Reply error(int status, String type, String message) {
            return new Reply(
                    status,
                    Map.of("x-amzn-ErrorType", type),
                    "{\"__type\": \"" + type + "\", \"message\": \"" + message + "\", \"Message\": \"" + message
                            + "\"}");
        }

        public Reply with(String header, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Reply(status, all, body);
        }
    }

    /** Decides what to say. */
    public interface Answering {
        Reply answer(Asked asked) throws InterruptedException;
    }

    private final String scope;
    private final Answering answering;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;
    private boolean open = true;

    /** @param scope what a signature must be for: {@code <region>/<service>} */
    public AwsEndpoint(String scope, Answering answering) {
        this.scope = scope;
        this.answering = answering;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 100);
            made.createContext("/", this::take);
            made.setExecutor(threads);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** All that it was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Nobody is there any longer. */
    public void shut() {
        server.stop(0);
        open = false;
    }

    /** Somebody is there again, if nobody was. */
    public void open() {
        if (!open) {
            server = listen(port);
            open = true;
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes());
            asked.add(request);
            boolean signed = String.valueOf(request.header("Authorization")).contains("/" + scope + "/aws4_request");
            Reply reply = signed
                    ? answering.answer(request)
                    : Reply.error(403, "InvalidSignatureException", "signed for another scope");
            if (reply != null) {
                send(exchange, reply);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().add("x-amzn-RequestId", "request-of-tests");
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
