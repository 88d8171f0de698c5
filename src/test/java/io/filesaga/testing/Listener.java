package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A client of server-sent events: keeps what it hears, until it is closed. */
public final class Listener implements AutoCloseable, Flow.Subscriber<String> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** An event as it came. */
    public record Heard(String id, String name, JsonNode data) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> answer;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Flow.Subscription lines;
    private volatile String lastId;
    private volatile int status;
    private volatile boolean closed;
    private String id;
    private String name;
    private String data;

    Listener(HttpClient client, HttpRequest request) {
        answer = client.sendAsync(request, head -> {
            status = head.statusCode();
            if (status != 200) {
                opened.complete(null);
            }
            return BodySubscribers.fromLineSubscriber(this);
        });
        answer.whenComplete((none, failure) -> {
            if (failure != null) {
                ended.completeExceptionally(failure);
            }
        });
    }

    /** Once the service has said that the stream is open. */
    public Listener opened() {
        opened.orTimeout(30, TimeUnit.SECONDS).join();
        assertEquals(200, status);
        return this;
    }

    /** The events, once there are so many. */
    public List<Heard> heard(int count) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> heard.size() >= count);
        return List.copyOf(heard);
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** What a browser would send as {@code Last-Event-ID}. */
    public String lastId() {
        return lastId;
    }

    /** Completes when the service has ended the stream, or was not there. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        lines = subscription;
        if (closed) {
            subscription.cancel();
        }
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("id:")) {
            id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
            name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            data = line.substring(5).strip();
        }
    }

    private void dispatch() {
        if (data != null) {
            heard.add(new Heard(id, name, read(data)));
        }
        lastId = id == null ? lastId : id;
        opened.complete(null);
        name = null;
        data = null;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    @Override
    public void close() {
        closed = true;
        if (lines != null) {
            lines.cancel();
        }
        answer.cancel(true);
    }
}
