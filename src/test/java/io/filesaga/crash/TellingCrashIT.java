package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.Certificate;
import io.filesaga.testing.Listener;
import io.filesaga.testing.Receiver;
import io.filesaga.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed while a receiver makes up its mind, and stopped while a reader listens. */
class TellingCrashIT {

    @TempDir
    static Path folder;

    private final Certificate certificate = Certificate.of(folder, "localhost");
    private final CrashSite site = new CrashSite();
    private volatile ServiceProcess service = start();

    @AfterEach
    void leave() {
        service.kill();
        site.close();
    }

    private ServiceProcess start() {
        return ServiceProcess.start(site.settings(
                "quarkus.s3.endpoint-override", site.endpoint(),
                "filesaga.outbound.allowed-networks", "127.0.0.1/32",
                "filesaga.outbound.tls-configuration-name", "house",
                "quarkus.tls.house.trust-store.pem.certs", certificate.pem().toString(),
                "filesaga.webhooks.poll-interval", "1s"));
    }

    @Test
    void whatAKillInterruptedIsToldAgainAndAStopEndsTheStreams() throws Exception {
        Api alice = Api.at(() -> service.base(), "alice");
        try (Receiver receiver = Receiver.startSecure("127.0.0.1", 0, certificate)) {
            CountDownLatch killed = holdTheFirst(receiver);
            alice.post("/v1/webhooks", Map.of("url", "https://localhost:" + receiver.port() + "/hook"))
                    .is(201);
            Answer file = alice.upload("p", "content".getBytes()).is(201);
            Awaitility.await().until(() -> receiver.received().size() == 1);
            alice.patch(file.header("Location"), Map.of("path", "q")).is(200);
            service.kill();
            killed.countDown();
            site.database.run(
                    "UPDATE webhook_delivery SET leased_until = clock_timestamp() WHERE leased_until IS NOT NULL");
            service = start();

            Awaitility.await().until(() -> receiver.received().size() == 3);
            List<Receiver.Message> told = receiver.received();
            assertEquals(told.get(0).header("webhook-id"), told.get(1).header("webhook-id"));
            assertEquals(List.of("file.activated", "file.activated", "file.changed"), receiver.types("/hook"));
        }
        try (Listener listener = alice.listen("/v1/events?lastEventId=0-0")) {
            assertEquals("file.activated", listener.heard(2).get(0).name());
            service.stop();
            listener.ended().get(30, TimeUnit.SECONDS);
            assertFalse(service.said().contains("Timed out waiting for graceful shutdown"), service.said());
        }
        site.assertInStep();
    }

    private static CountDownLatch holdTheFirst(Receiver receiver) throws IOException {
        CountDownLatch killed = new CountDownLatch(1);
        receiver.on("/hook", (exchange, message) -> {
            try {
                killed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Receiver.status(exchange, 200);
        });
        return killed;
    }
}
