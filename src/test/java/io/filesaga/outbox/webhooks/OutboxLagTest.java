package io.filesaga.outbox.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.outbox.Position;
import io.filesaga.outbox.webhooks.delivery.Deliveries;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Receiver;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How old the oldest event is that nobody has been told of. */
@QuarkusTest
@TestProfile(ByHand.class)
class OutboxLagTest extends ServiceTest {

    private static final Pattern FIGURE = Pattern.compile("(?m)^filesaga_outbox_lag_seconds(?:\\{.*})? (\\S+)$");

    private static final String EVENT = """
            INSERT INTO outbox_event (owner, type, subject, sequence, data, at)
            VALUES ($1, 'toy.moved', 'toys/1', 1, '{}', $2)""";

    @Inject
    OutboxCare care;

    @Inject
    Deliveries deliveries;

    private double lag() {
        care.care().await().indefinitely();
        Matcher figure = FIGURE.matcher(Api.with(null).get("/q/metrics").is(200).text());
        assertTrue(figure.find());
        return Double.parseDouble(figure.group(1));
    }

    private void tell(Instant at) {
        sql.run(EVENT, owner, at.atOffset(ZoneOffset.UTC));
    }

    @Test
    void whatAnOpenTransactionHoldsBackGrowsOld() {
        Instant at = clock.instant();
        sql.whileOpen(
                EVENT,
                () -> {
                    tell(at);
                    clock.advance(Duration.ofMinutes(10));
                    assertTrue(lag() >= 600);
                },
                owner,
                at.atOffset(ZoneOffset.UTC));
        Awaitility.await().until(() -> lag() == 0);
    }

    @Test
    void whatIsNotEnteredForAWebhookThatWantsItIsUntold() throws IOException {
        try (Receiver receiver = Receiver.start()) {
            String webhook = api.post(
                            "/v1/webhooks", Map.of("url", receiver.url("/hook"), "types", new String[] {"toy.*"}))
                    .is(201)
                    .header("Location");
            Instant at = Instant.parse("2026-01-01T00:00:00Z");
            tell(at);
            Awaitility.await().until(() -> receiver.received().size() == 1);
            sql.run("CREATE TABLE cursor_of_before AS SELECT tx, id FROM webhook_cursor");
            sql.run("UPDATE webhook_cursor SET tx = 0, id = 0");
            try {
                assertEquals(Optional.of(at), untold(Position.START));
                assertEquals(Optional.empty(), untold(new Position(Long.MAX_VALUE, 0)));
            } finally {
                sql.run("UPDATE webhook_cursor c SET tx = b.tx, id = b.id FROM cursor_of_before b");
                sql.run("DROP TABLE cursor_of_before");
            }
            api.delete(webhook).is(204);
        }
    }

    private Optional<Instant> untold(Position after) {
        return deliveries.oldestUntold(after).await().indefinitely();
    }
}
