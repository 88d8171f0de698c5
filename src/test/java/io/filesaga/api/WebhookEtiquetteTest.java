package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.outbox.webhooks.OutboxCare;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a receiver may ask for by its answers, and secrets that take each other's place. */
@QuarkusTest
@TestProfile(ByHand.class)
class WebhookEtiquetteTest extends WebhookCase {

    @Inject
    OutboxCare care;

    private JsonNode look(Answer webhook) {
        return api.get(webhook.header("Location")).is(200).json();
    }

    private static String signature(String secret, Receiver.Message message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((message.header("webhook-id") + "." + message.header("webhook-timestamp") + ".").getBytes());
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReceiverThatIsGoneIsLeftAloneUntilItsOwnerSaysOtherwise() {
        List<Integer> answers = new ArrayList<>(List.of(500, 410));
        receiver.on(
                "/hook", (exchange, message) -> Receiver.status(exchange, answers.isEmpty() ? 204 : answers.remove(0)));
        Answer webhook = webhook(receiver.url("/hook"));
        api.upload("a", CONTENT).is(201);
        tried(webhook, 1);
        api.upload("b", CONTENT).is(201);
        Awaitility.await().until(() -> !look(webhook).get("active").booleanValue());
        assertEquals(
                "The receiver answered 410 Gone.",
                look(webhook).get("offReason").textValue());
        List<JsonNode> parked = deliveries(webhook);
        assertEquals(
                List.of("PARKED", "PARKED"),
                parked.stream().map(each -> each.get("status").textValue()).toList());
        assertEquals(410, parked.get(0).get("lastStatus").intValue());
        assertEquals(
                "The receiver answered 410 Gone.",
                parked.get(0).get("lastError").textValue());
        assertEquals(500, parked.get(1).get("lastStatus").intValue());
        assertEquals(
                "The webhook was switched off.", parked.get(1).get("lastError").textValue());

        api.upload("untold", CONTENT).is(201);
        JsonNode on = api.patch(webhook.header("Location"), Map.of("active", true))
                .is(200)
                .json();
        assertFalse(on.has("offReason"));
        api.upload("c", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        assertEquals(3, receiver.received("/hook").size());

        JsonNode off = api.patch(webhook.header("Location"), Map.of("active", false))
                .is(200)
                .json();
        assertFalse(off.has("offReason"));
    }

    @Test
    void aReceiverThatAsksForAPauseHasItForAllThatItIsSent() {
        AtomicInteger calls = new AtomicInteger();
        receiver.on("/busy", (exchange, message) -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            Receiver.status(exchange, calls.incrementAndGet() == 1 ? 429 : 200);
        });
        Answer busy = webhook(receiver.url("/busy"));
        Answer idle = webhook(receiver.url("/idle"));
        api.upload("a", CONTENT).is(201);
        JsonNode first = tried(busy, 1);
        assertEquals(429, first.get("lastStatus").intValue());
        assertEquals("The receiver asked for a pause.", first.get("lastError").textValue());
        String until = look(busy).get("heldUntil").textValue();
        assertEquals(until, first.get("dueAt").textValue());
        assertTrue(Instant.parse(until).isAfter(clock.instant().plusSeconds(500)));

        // Both are entered, and what may go is claimed, by the same statements.
        api.upload("b", CONTENT).is(201);
        settled(idle, "DELIVERED");
        assertEquals("0", deliveries(busy).get(0).get("attempts").toString());
        clock.advance(Duration.ofSeconds(601));
        ring();
        Awaitility.await().until(() -> receiver.received("/busy").size() == 3);
        settled(busy, "DELIVERED");
        assertFalse(look(busy).has("heldUntil"));
    }

    @Test
    void anotherAddressIsNotHeld() {
        receiver.on("/busy", (exchange, message) -> {
            exchange.getResponseHeaders().add("Retry-After", "Thu, 31 Dec 2099 23:59:59 GMT");
            Receiver.status(exchange, 503);
        });
        Answer webhook = webhook(receiver.url("/busy"));
        api.upload("a", CONTENT).is(201);
        tried(webhook, 1);
        Instant longest = clock.instant().plus(Duration.ofHours(2));
        assertFalse(Instant.parse(look(webhook).get("heldUntil").textValue()).isAfter(longest));
        api.patch(webhook.header("Location"), Map.of("url", receiver.url("/other")))
                .is(200);
        assertFalse(look(webhook).has("heldUntil"));
        api.upload("b", CONTENT).is(201);
        settled(webhook, "DELIVERED");
    }

    @Test
    void whatAnOldAddressSaysIsNoWordOfTheNew() {
        AtomicReference<String> location = new AtomicReference<>();
        Map<String, Integer> last = Map.of("/gone", 410, "/busy", 503);
        last.forEach((path, status) -> receiver.on(path, (exchange, message) -> {
            api.patch(location.get(), Map.of("url", receiver.url("/new" + path)))
                    .is(200);
            exchange.getResponseHeaders().add("Retry-After", "600");
            Receiver.status(exchange, status);
        }));
        for (String path : last.keySet()) {
            Answer webhook = webhook(receiver.url(path));
            location.set(webhook.header("Location"));
            api.upload("for" + path, CONTENT).is(201);
            tried(webhook, 1);
            JsonNode now = look(webhook);
            assertTrue(now.get("active").booleanValue() && !now.has("heldUntil"), now.toString());
            clock.advance(Duration.ofSeconds(10));
            ring();
            settled(webhook, "DELIVERED");
            assertEquals(1, receiver.received("/new" + path).size());
            api.patch(location.get(), Map.of("active", false)).is(200);
        }
    }

    /** Eight go to one receiver at once; the first of them that is answered speaks for all who wait. */
    @Test
    void whoWaitsTooLongBehindPausesIsParked() {
        receiver.on("/busy", (exchange, message) -> {
            exchange.getResponseHeaders().add("Retry-After", "600");
            Receiver.status(exchange, 503);
        });
        Answer webhook = webhook(receiver.url("/busy"));
        api.upload("first", CONTENT).is(201);
        tried(webhook, 1);
        for (int i = 0; i < 11; i++) {
            api.upload("waits" + i, CONTENT).is(201);
        }
        Awaitility.await().until(() -> deliveries(webhook).size() == 12);
        clock.advance(Duration.ofHours(25));
        ring();
        Awaitility.await()
                .until(() -> deliveries(webhook).stream()
                                .filter(each -> each.get("status").textValue().equals("PARKED"))
                                .count()
                        == 4);
        assertEquals(9, receiver.received("/busy").size());
    }

    @Test
    void aSecretThatIsReplacedSignsBesideTheNewOneForAWhile() {
        Answer webhook = webhook(receiver.url("/hook"));
        String location = webhook.header("Location");
        Answer rotated = api.post(location + "/secret", null).is(200);
        assertEquals("no-store", rotated.header("Cache-Control"));
        assertNotEquals(webhook.at("secret"), rotated.at("secret"));
        assertEquals(
                rotated.at("oldSecretUntil"),
                look(webhook).get("oldSecretUntil").textValue());
        assertFalse(look(webhook).has("secret"));
        Api.as("other-" + owner).post(location + "/secret", null).isProblem(404, "webhook-not-found");

        api.upload("a", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        Receiver.Message message = receiver.received("/hook").get(0);
        assertEquals(
                signature(rotated.at("secret"), message) + " " + signature(webhook.at("secret"), message),
                message.header("webhook-signature"));

        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertFalse(look(webhook).has("oldSecretUntil"));
        api.upload("b", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        Receiver.Message later = receiver.received("/hook").get(1);
        assertEquals(signature(rotated.at("secret"), later), later.header("webhook-signature"));
        care.care().await().indefinitely();
        assertEquals(
                0,
                sql.count(
                        "SELECT count(*) FROM webhook_old_secret o JOIN webhook w ON w.id = o.webhook_id"
                                + " WHERE w.owner = $1",
                        owner));
    }

    @Test
    void aRotationThatIsRepeatedBreaksNothing() {
        Answer webhook = webhook(receiver.url("/hook"));
        List<String> secrets = new ArrayList<>(List.of(webhook.at("secret")));
        for (int i = 0; i < 5; i++) {
            secrets.add(
                    0,
                    api.post(webhook.header("Location") + "/secret", null)
                            .is(200)
                            .at("secret"));
            clock.advance(Duration.ofSeconds(1));
        }
        api.upload("a", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        Receiver.Message message = receiver.received("/hook").get(0);
        assertEquals(
                secrets.stream()
                        .limit(4)
                        .map(secret -> signature(secret, message))
                        .toList(),
                List.of(message.header("webhook-signature").split(" ")));
    }
}
