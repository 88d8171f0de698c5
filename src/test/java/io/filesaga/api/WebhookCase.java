package io.filesaga.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.outbox.stream.Ring;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Receiver;
import io.filesaga.testing.ServiceTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A receiver, and webhooks that end with the test. No timer runs: what is due is rung for. */
abstract class WebhookCase extends ServiceTest {

    protected static final byte[] CONTENT = "content".getBytes();

    @Inject
    Event<Ring> rings;

    private final List<String> made = new ArrayList<>();
    protected Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        made.forEach(webhook -> api.delete(webhook));
    }

    protected Answer webhook(String url, String... types) {
        Map<String, Object> wish = new HashMap<>(Map.of("url", url));
        if (types.length > 0) {
            wish.put("types", types);
        }
        Answer webhook = api.post("/v1/webhooks", wish).is(201);
        made.add(webhook.header("Location"));
        return webhook;
    }

    protected List<JsonNode> deliveries(Answer webhook) {
        List<JsonNode> found = new ArrayList<>();
        api.get(webhook.header("Location") + "/deliveries")
                .is(200)
                .json()
                .get("deliveries")
                .forEach(found::add);
        return found;
    }

    protected JsonNode settled(Answer webhook, String status) {
        Awaitility.await().until(() -> {
            List<JsonNode> all = deliveries(webhook);
            return !all.isEmpty() && all.get(0).get("status").textValue().equals(status);
        });
        return deliveries(webhook).get(0);
    }

    protected JsonNode tried(Answer webhook, int attempts) {
        Awaitility.await().until(() -> {
            List<JsonNode> all = deliveries(webhook);
            return !all.isEmpty()
                    && all.get(0).has("lastAt")
                    && all.get(0).get("attempts").intValue() >= attempts;
        });
        return deliveries(webhook).get(0);
    }

    protected void ring() {
        rings.fire(new Ring());
    }
}
