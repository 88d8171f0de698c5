package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Events on their way to those who asked for them. No timer runs: what is due is rung for. */
@QuarkusTest
@TestProfile(ByHand.class)
class WebhookTest extends WebhookCase {

    @Inject
    OutboxCare care;

    @Test
    void anEventComesSignedAsACloudEvent() throws Exception {
        Answer webhook = webhook(receiver.url("/hook"));
        String secret = webhook.at("secret");
        assertTrue(secret.startsWith("whsec_"));
        assertNull(api.get(webhook.header("Location")).at("secret"));
        assertFalse(api.get("/v1/webhooks").text().contains("whsec_"));

        Answer file = api.upload("p", CONTENT).is(201);
        assertEquals(204, settled(webhook, "DELIVERED").get("lastStatus").intValue());
        Receiver.Message message = receiver.received("/hook").get(0);
        assertEquals("files/" + file.at("id"), message.event().get("subject").textValue());
        assertEquals(message.header("webhook-id"), message.event().get("id").textValue());
        assertTrue(message.header("content-type").startsWith("application/cloudevents+json"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        mac.update((message.header("webhook-id") + "." + message.header("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message.body())),
                message.header("webhook-signature"));
    }

    @Test
    void aFailureHoldsBackItsOwnSubjectAndNothingElse() {
        AtomicInteger failures = new AtomicInteger(2);
        Answer bad = api.upload("bad", CONTENT).is(201);
        receiver.on(
                "/hook",
                (exchange, message) -> Receiver.status(
                        exchange,
                        message.event().get("subject").textValue().endsWith(bad.at("id"))
                                        && failures.getAndDecrement() > 0
                                ? 500
                                : 200));
        Answer webhook = webhook(receiver.url("/hook"));
        api.patch(bad.header("Location"), Map.of("path", "worse")).is(200);
        api.delete(bad.header("Location"), "Prefer", "wait=10").is(204);
        api.upload("good", CONTENT).is(201);
        Awaitility.await().until(() -> receiver.types("/hook").contains("file.activated"));
        for (int tries = 1; tries <= 2; tries++) {
            int settled = tries;
            Awaitility.await()
                    .until(() -> deliveries(webhook).stream()
                            .anyMatch(each -> each.has("lastError")
                                    && each.get("attempts").intValue() == settled
                                    && Instant.parse(each.get("dueAt").textValue())
                                            .isAfter(clock.instant())));
            clock.advance(Duration.ofMinutes(2));
            ring();
        }
        Awaitility.await().until(() -> receiver.types("/hook").contains("file.deleted"));
        List<String> ofBad = receiver.types("/hook");
        ofBad = ofBad.stream().filter(type -> !type.equals("file.activated")).toList();
        assertEquals(List.of("file.changed", "file.changed", "file.changed", "file.deleted"), ofBad);
    }

    @Test
    void aReceiverThatHangsKeepsNobodyElseWaiting() {
        CountDownLatch hung = new CountDownLatch(1);
        receiver.on("/hangs", (exchange, message) -> {
            try {
                hung.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Answer hangs = webhook(receiver.url("/hangs"));
        webhook(receiver.url("/hook"));
        for (int i = 0; i < 30; i++) {
            api.upload("p" + i, CONTENT).is(201);
        }
        Awaitility.await().until(() -> receiver.received("/hook").size() == 30);
        Awaitility.await().until(() -> deliveries(hangs).stream().anyMatch(each -> each.has("lastError")));
        hung.countDown();
    }

    @Test
    void whatFailsForADayIsParkedAndASecondChanceIsGivenByHand() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Answer webhook = webhook("http://127.0.0.1:" + port + "/");
        api.upload("p", CONTENT).is(201);
        tried(webhook, 1);
        Awaitility.await().until(() -> {
            clock.advance(Duration.ofHours(2));
            ring();
            return deliveries(webhook).get(0).get("status").textValue().equals("PARKED");
        });
        assertEquals(
                "Nobody answered there, or the connection broke.",
                deliveries(webhook).get(0).get("lastError").textValue());
        api.patch(webhook.header("Location"), Map.of("url", receiver.url("/back")))
                .is(200);
        String delivery = deliveries(webhook).get(0).get("id").toString();
        api.post(webhook.header("Location") + "/deliveries/" + delivery + "/redeliver", null)
                .is(202);
        settled(webhook, "DELIVERED");
        assertEquals(List.of("file.activated"), receiver.types("/back"));
        api.post(webhook.header("Location") + "/deliveries/999999999/redeliver", null)
                .isProblem(404, "webhook-not-found");
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.on("/moved", (exchange, message) -> {
            exchange.getResponseHeaders().add("Location", receiver.url("/inside"));
            Receiver.status(exchange, 307);
        });
        Answer webhook = webhook(receiver.url("/moved"));
        api.upload("p", CONTENT).is(201);
        JsonNode delivery = tried(webhook, 1);
        assertEquals(307, delivery.get("lastStatus").intValue());
        assertEquals("Redirects are not followed.", delivery.get("lastError").textValue());
        assertEquals(List.of(), receiver.received("/inside"));
    }

    @Test
    void anAddressThatIsNotPublicIsNeverCalled() {
        for (String host : List.of("127.0.0.2", "[::1]", "[::ffff:127.0.0.2]", "10.1.1.1")) {
            Answer webhook = webhook("http://" + host + ":" + receiver.port() + "/inside");
            api.upload(host, CONTENT).is(201);
            String why = tried(webhook, 1).get("lastError").textValue();
            assertEquals("The host's address is not public.", why, host);
            assertEquals(List.of(), receiver.received("/inside"));
            api.delete(webhook.header("Location")).is(204);
        }
        for (String url :
                List.of("ftp://example.com/", "https:///x", "https://u:p@example.com/", "x", "https://a:0/")) {
            api.post("/v1/webhooks", Map.of("url", url)).isProblemOf("url", 400, "invalid-field");
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        CountDownLatch hungUp = new CountDownLatch(1);
        receiver.on("/endless", (exchange, message) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] more = new byte[8192];
            try {
                while (true) {
                    exchange.getResponseBody().write(more);
                }
            } catch (IOException closed) {
                hungUp.countDown();
            }
        });
        Answer webhook = webhook(receiver.url("/endless"));
        api.upload("p", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        Awaitility.await().until(() -> hungUp.getCount() == 0);
    }

    @Test
    void aWebhookIsToldWhatItAskedForFromItsBeginningOnWhileItIsActive() {
        api.upload("before", CONTENT).is(201);
        Answer webhook = webhook(receiver.url("/hook"), "file.deleted", "upload.*");
        Answer file = api.upload("p", CONTENT).is(201);
        String upload = api.post("/v1/uploads", Map.of("path", "q")).is(201).header("Location");
        api.delete(upload).is(204);
        api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
        Awaitility.await().until(() -> receiver.received("/hook").size() == 2);
        assertEquals(
                List.of("file.deleted", "upload.cancelled"),
                receiver.types("/hook").stream().sorted().toList());

        api.patch(webhook.header("Location"), Map.of("active", false)).is(200);
        api.delete(api.upload("r", CONTENT).is(201).header("Location"), "Prefer", "wait=10")
                .is(204);
        api.post(webhook.header("Location") + "/ping", null).is(202);
        Awaitility.await().until(() -> receiver.types("/hook").contains("webhook.ping"));
        assertEquals(3, receiver.received("/hook").size());
    }

    @Test
    void aPingIsForOneWebhookAlone() {
        Answer one = webhook(receiver.url("/one"));
        webhook(receiver.url("/two"));
        api.post(one.header("Location") + "/ping", null).is(202);
        api.post(one.header("Location") + "/ping", null).is(202);
        api.upload("p", CONTENT).is(201);
        Awaitility.await().until(() -> receiver.received().size() == 4);
        assertEquals(List.of("file.activated"), receiver.types("/two"));
        assertEquals(
                List.of("file.activated", "webhook.ping", "webhook.ping"),
                receiver.types("/one").stream().sorted().toList());
    }

    @Test
    void whatADeadNodeLeftIsSentAgainWhenItsLeaseIsOver() {
        AtomicInteger calls = new AtomicInteger();
        receiver.on(
                "/hook", (exchange, message) -> Receiver.status(exchange, calls.incrementAndGet() == 1 ? 500 : 200));
        Answer webhook = webhook(receiver.url("/hook"));
        api.upload("p", CONTENT).is(201);
        tried(webhook, 1);
        sql.run(
                "UPDATE webhook_delivery SET attempt = 2, due_at = now() - interval '1 minute',"
                        + " leased_until = now() + interval '1 hour' WHERE subject IN"
                        + " (SELECT subject FROM outbox_event WHERE owner = $1)",
                owner);
        ring();
        api.post(webhook.header("Location") + "/ping", null).is(202);
        Awaitility.await().until(() -> receiver.types("/hook").contains("webhook.ping"));
        assertEquals(2, receiver.received("/hook").size());
        sql.run(
                "UPDATE webhook_delivery SET leased_until = now() - interval '1 second' WHERE status = 'PENDING'"
                        + " AND subject IN (SELECT subject FROM outbox_event WHERE owner = $1)",
                owner);
        ring();
        Awaitility.await()
                .until(() -> deliveries(webhook).stream()
                        .allMatch(each -> each.get("status").textValue().equals("DELIVERED")));
        assertEquals(
                2,
                receiver.types("/hook").stream()
                        .filter("file.activated"::equals)
                        .count());
    }

    @Test
    void webhooksAreTheirOwnersAlone() {
        Answer webhook = webhook(receiver.url("/hook"));
        Api other = Api.as("other-" + owner);
        for (String path : List.of("", "/deliveries")) {
            other.get(webhook.header("Location") + path).isProblem(404, "webhook-not-found");
        }
        other.patch(webhook.header("Location"), Map.of("active", false)).is(404);
        other.delete(webhook.header("Location")).is(404);
        other.post(webhook.header("Location") + "/ping", null).is(404);
        other.upload("p", CONTENT).is(201);
        api.upload("p", CONTENT).is(201);
        settled(webhook, "DELIVERED");
        assertEquals(
                owner, receiver.received("/hook").get(0).event().get("owner").textValue());
        assertEquals(1, deliveries(webhook).size());
        for (int i = 1; i < 20; i++) {
            webhook(receiver.url("/hook" + i));
        }
        api.post("/v1/webhooks", Map.of("url", receiver.url("/one-more"))).isProblem(409, "too-many-webhooks");
    }

    @Test
    void whatIsOldAndOwedToNobodyIsRemoved() {
        Answer works = webhook(receiver.url("/hook"));
        receiver.on("/fails", (exchange, message) -> Receiver.status(exchange, 500));
        Answer fails = webhook(receiver.url("/fails"), "file.deleted");
        Answer file = api.upload("p", CONTENT).is(201);
        settled(works, "DELIVERED");
        api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
        tried(fails, 1);
        settled(works, "DELIVERED");
        clock.advance(Duration.ofDays(8));
        care.care().await().indefinitely();
        assertEquals(
                List.of("file.deleted"),
                told.to(owner).stream().map(event -> event.type()).toList());
        assertEquals(List.of(), deliveries(works));
        assertTrue(care.deliveries().pending() >= 1);
        api.delete(fails.header("Location")).is(204);
        care.care().await().indefinitely();
        assertEquals(List.of(), told.to(owner));
        api.get("/v1/events", "Last-Event-ID", "1-1").isProblem(410, "events-pruned");
        sql.run("DELETE FROM outbox_pruned");
    }
}
