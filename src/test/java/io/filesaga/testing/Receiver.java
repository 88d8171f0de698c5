package io.filesaga.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;

/** Somebody who is told things over HTTP, on 127.0.0.1: answers 204 to everything, but where a test says otherwise. */
public final class Receiver implements AutoCloseable {

    private static final String LOCAL = "127.0.0.1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What came.
     *
     * @param serverNames whom the caller has asked for in the TLS handshake; none without TLS
     */
    public record Message(String path, Map<String, List<String>> headers, byte[] body, List<String> serverNames) {

        public JsonNode event() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What to do with a message instead. */
    public interface Answering {
        void answer(HttpExchange exchange, Message message) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Map<String, Answering> byPath = new ConcurrentHashMap<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver start() throws IOException {
        return new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOCAL), 0), 100)).started();
    }

    /** Over TLS. */
    public static Receiver startSecure(String address, int port, Certificate certificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        return new Receiver(server).started();
    }

    private Receiver started() {
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    public String url(String path) {
        return "http://" + LOCAL + ":" + port() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Receiver on(String path, Answering answering) {
        byPath.put(path, answering);
        return this;
    }

    /** Everything that came, in order, whatever was answered. */
    public List<Message> received() {
        return List.copyOf(received);
    }

    public List<Message> received(String path) {
        return received.stream().filter(message -> message.path().equals(path)).toList();
    }

    /** The types of the events that came. */
    public List<String> types(String path) {
        return received(path).stream()
                .map(message -> message.event().get("type").textValue().replace("io.filesaga.", ""))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Message message = new Message(
                    path,
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes(),
                    serverNames(exchange));
            received.add(message);
            byPath.getOrDefault(path, (call, got) -> status(call, 204)).answer(exchange, message);
        }
    }

    private static List<String> serverNames(HttpExchange exchange) {
        return exchange instanceof HttpsExchange secure
                ? ((ExtendedSSLSession) secure.getSSLSession())
                        .getRequestedServerNames().stream()
                                .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                                .toList()
                : List.of();
    }

    public static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
