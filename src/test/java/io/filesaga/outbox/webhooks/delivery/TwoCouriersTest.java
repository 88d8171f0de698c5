package io.filesaga.outbox.webhooks.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.outbound.Outbound;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Receiver;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two nodes share the deliveries. */
@QuarkusTest
@TestProfile(ByHand.class)
class TwoCouriersTest extends ServiceTest {

    private static final int EVENTS = 300;

    @Inject
    Courier first;

    @Inject
    Deliveries deliveries;

    @Inject
    Brake brake;

    @Inject
    Envelope envelope;

    @Inject
    Outbound outbound;

    @Inject
    WebhookSettings settings;

    @Inject
    Vertx vertx;

    @Test
    void eachEventIsDeliveredOnceAndInItsSubjectsOrder() throws IOException {
        Courier second = new Courier(deliveries, brake, envelope, outbound, settings, clock, vertx);
        try (Receiver receiver = Receiver.start()) {
            String webhook = api.post("/v1/webhooks", Map.of("url", receiver.url("/hook")))
                    .is(201)
                    .header("Location");
            for (int batch = 0; batch < 10; batch++) {
                sql.run("""
                        INSERT INTO outbox_event (owner, type, subject, sequence, data, at)
                        SELECT $1, 'toy.moved', 'toys/' || n % 20, n, '{}', now()
                        FROM generate_series($2::int, $3::int) n""", owner, batch * 30 + 1, batch * 30 + 30);
                first.wake();
                second.wake();
            }
            Awaitility.await().until(() -> receiver.received().size() >= EVENTS);
            List<Receiver.Message> got = receiver.received();
            assertEquals(EVENTS, got.size());
            for (int subject = 0; subject < 20; subject++) {
                String name = "toys/" + subject;
                List<String> order = got.stream()
                        .filter(message ->
                                message.event().get("subject").textValue().equals(name))
                        .map(message -> message.event().get("sequence").textValue())
                        .toList();
                assertEquals(order.stream().sorted().distinct().toList(), order);
            }
            api.delete(webhook).is(204);
        }
    }
}
