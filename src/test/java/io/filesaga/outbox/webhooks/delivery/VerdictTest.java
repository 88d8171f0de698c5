package io.filesaga.outbox.webhooks.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.filesaga.outbound.OutboundAnswer;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.ToldEvent;
import io.filesaga.outbox.webhooks.delivery.Verdict.Consequence;
import io.filesaga.testing.Given;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");
    private static final WebhookSettings SETTINGS = Given.settings(WebhookSettings.class, Map.of());

    private static Verdict of(int status, String retryAfter, Duration since) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter);
        var event = new ToldEvent(Position.START, "owner", "toy.moved", "toys/1", 1, null, null, "{}", NOW);
        var parcel = new Parcel(1, new UUID(0, 1), 1, NOW.minus(since), "https://example.com/", List.of(), event);
        return Verdict.answered(new OutboundAnswer(status, headers, Buffer.buffer(), false), parcel, SETTINGS, NOW, 1);
    }

    private static Verdict of(int status, String retryAfter) {
        return of(status, retryAfter, Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everySuccessIsADelivery(int status) {
        Verdict verdict = of(status, "600");
        assertEquals(DeliveryStatus.DELIVERED, verdict.status());
        assertEquals(Consequence.NONE, verdict.consequence());
        assertNull(verdict.error());
    }

    @ParameterizedTest
    @CsvSource({
        "429, 600, 600",
        "502, 600, 600",
        "503, 600, 600",
        "504, 600, 600",
        "503, ' 600 ', 600",
        "503, 0, 5",
        "503, 4, 5",
        "503, 7201, 7200",
        "503, 99999999999999999999, 7200",
        "503, 'Sun, 06 Nov 1994 09:49:37 GMT', 3600",
        "503, 'Sunday, 06-Nov-94 09:49:37 GMT', 3600",
        "503, 'Sun Nov  6 09:49:37 1994', 3600",
        "503, 'Sun, 06 Nov 1994 08:00:00 GMT', 5",
        "503, 'Mon, 07 Nov 1994 08:49:37 GMT', 7200"
    })
    void thePauseThatAnOverloadedReceiverAsksForIsKeptWithinOurOwn(int status, String asked, int seconds) {
        Verdict verdict = of(status, asked);
        assertEquals(Consequence.HOLD, verdict.consequence());
        assertEquals(DeliveryStatus.PENDING, verdict.status());
        assertEquals(NOW.plusSeconds(seconds), verdict.dueAt());
        assertEquals(status, verdict.answered());
    }

    @ParameterizedTest
    @CsvSource({"503,", "503, soon", "503, -5", "503, 1.5", "500, 600", "404, 600", "301, 600", "400, 600"})
    void anyOtherFailureIsTriedAgainByOurOwnClock(int status, String asked) {
        Verdict verdict = of(status, asked);
        assertEquals(Consequence.NONE, verdict.consequence());
        assertEquals(DeliveryStatus.PENDING, verdict.status());
        assertEquals(NOW.plusSeconds(5), verdict.dueAt());
    }

    @Test
    void goneIsGone() {
        Verdict verdict = of(410, "600");
        assertEquals(Consequence.OFF, verdict.consequence());
        assertEquals(DeliveryStatus.PARKED, verdict.status());
    }

    @Test
    void noPauseOutlastsTheTimeForAllAttempts() {
        Verdict verdict = of(503, "600", Duration.ofHours(24).minusSeconds(599));
        assertEquals(DeliveryStatus.PARKED, verdict.status());
        assertEquals(Consequence.HOLD, verdict.consequence());
        assertEquals(
                DeliveryStatus.PENDING,
                of(503, "600", Duration.ofHours(24).minusSeconds(600)).status());
    }

    @Test
    void nothingAskedIsNothing() {
        assertEquals(Optional.empty(), RetryAfter.read(null, NOW));
        assertEquals(Optional.empty(), RetryAfter.read("", NOW));
    }
}
