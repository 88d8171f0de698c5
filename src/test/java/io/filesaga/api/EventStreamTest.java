package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.outbox.stream.EventStreams;
import io.filesaga.sagas.SagaAwaited;
import io.filesaga.sagas.SagaMoved;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.Listener;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Streams of events. No timer runs here, so everything that arrives was pushed. */
@QuarkusTest
@TestProfile(ByHand.class)
class EventStreamTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Keeps what the relay told of sagas. */
    @Singleton
    static class News {

        final Set<UUID> moved = ConcurrentHashMap.newKeySet();

        void hear(@Observes SagaMoved saga) {
            moved.add(saga.id());
        }
    }

    @Inject
    EventStreams streams;

    @Inject
    News news;

    @Inject
    Event<SagaAwaited> awaited;

    /** As another node commits them. */
    private void append(String of, int count, String padding) {
        sql.run("""
                INSERT INTO outbox_event (owner, type, subject, sequence, data, at)
                SELECT $1, 'toy.moved', 'toys/' || n % 7, n, jsonb_build_object('n', n, 'padding', $3::text), now()
                FROM generate_series(1, $2::int) n""", of, count, padding);
    }

    private static List<String> ids(List<Listener.Heard> heard) {
        return heard.stream().map(Listener.Heard::id).toList();
    }

    private List<String> written() {
        return told.to(owner).stream().map(event -> event.id()).toList();
    }

    @Test
    void whatHappensIsHeardAsACloudEvent() {
        try (Listener listener = api.listen("/v1/events").opened()) {
            Answer file = api.upload("p", CONTENT).is(201);
            Listener.Heard heard = listener.heard(1).get(0);
            assertEquals("file.activated", heard.name());
            var event = heard.data();
            assertEquals("1.0", event.get("specversion").textValue());
            assertEquals(heard.id(), event.get("id").textValue());
            assertEquals("/filesaga", event.get("source").textValue());
            assertEquals("io.filesaga.file.activated", event.get("type").textValue());
            assertEquals("files/" + file.at("id"), event.get("subject").textValue());
            assertEquals("application/json", event.get("datacontenttype").textValue());
            assertEquals(owner, event.get("owner").textValue());
            assertEquals("p", event.at("/data/path").textValue());
        }
    }

    @Test
    void aReaderThatComesBackMissesNothingAndSeesNothingTwice() {
        try (Listener first = api.listen("/v1/events").opened()) {
            api.upload("a", CONTENT).is(201);
            first.heard(1);
            first.close();
            api.upload("b", CONTENT).is(201);
            append(owner, 450, "");
            try (Listener second = api.listen("/v1/events", "Last-Event-ID", first.lastId())) {
                second.heard(451);
                api.upload("c", CONTENT).is(201);
                List<String> all = new ArrayList<>(ids(first.heard()));
                all.addAll(ids(second.heard(452)));
                assertEquals(written(), all);
            }
            try (Listener third = api.listen("/v1/events?lastEventId=0-0")) {
                assertEquals(written(), ids(third.heard(453)));
            }
        }
    }

    @Test
    void filtersChooseByTypeAndSubject() {
        try (Listener toys = api.listen("/v1/events?type=toy.*&subject=toys/3").opened();
                Listener files = api.listen("/v1/events?type=io.filesaga.file.activated&type=file.deleted")
                        .opened()) {
            append(owner, 14, "");
            Answer file = api.upload("p", CONTENT).is(201);
            api.patch(file.header("Location"), Map.of("path", "q")).is(200);
            api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
            assertEquals(
                    List.of("file.activated", "file.deleted"),
                    files.heard(2).stream().map(Listener.Heard::name).toList());
            assertEquals(2, toys.heard(2).size());
        }
        api.get("/v1/events?type=File").isProblemOf("type", 400, "invalid-field");
        api.get("/v1/events", "Last-Event-ID", "seven").isProblemOf("Last-Event-ID", 400, "invalid-field");
    }

    @Test
    void ownersHearTheirOwnAndOnlyAdministratorsAll() {
        Api root = Api.as("root-" + owner, "filesaga-admin");
        try (Listener mine = api.listen("/v1/events").opened();
                Listener other = Api.as("other-" + owner).listen("/v1/events").opened();
                Listener roots = root.listen("/v1/events").opened();
                Listener all = root.listen("/v1/events?all=true").opened()) {
            append("other-" + owner, 1, "");
            api.upload("p", CONTENT).is(201);
            assertEquals("file.activated", mine.heard(1).get(0).name());
            assertEquals(1, other.heard(1).size());
            assertTrue(ids(all.heard(2))
                    .containsAll(List.of(
                            mine.heard().get(0).id(), other.heard().get(0).id())));
            assertEquals(1, mine.heard().size());
            assertEquals(List.of(), roots.heard());
        }
        api.get("/v1/events?all=true").isProblem(403, "forbidden");
        Answer upload = api.post("/v1/uploads", Map.of("path", "q")).is(201);
        Api.as("other").get(upload.header("Location") + "/events").is(404);
        Api.as("other")
                .get(upload.header("Location").replace("uploads", "sagas") + "/events")
                .is(404);
    }

    @Test
    void anUploadAndItsSagaAreFollowedToTheirEndEvenAfterwards() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        try (Listener before = api.listen(upload.header("Location") + "/events").opened()) {
            StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
            api.post(upload.header("Location") + "/complete", null).is(200);
            api.upload("another", CONTENT).is(201);
            assertEquals("file.activated", before.heard(1).get(0).name());
            String saga = upload.header("Location").replace("uploads", "sagas");
            try (Listener after = api.listen(saga + "/events")) {
                assertEquals(ids(before.heard()), ids(after.heard(1)));
            }
        }
    }

    @Test
    void twoHundredClientsThatComeAndGoLoseAndDoubleNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Listener> open = new ArrayList<>();
        List<List<String>> heard = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            open.add(api.listen("/v1/events?lastEventId=0-0"));
            heard.add(new ArrayList<>());
        }
        for (int i = 0; i < 40; i++) {
            writers.submit(() -> append(owner, 5, ""));
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 200; i++) {
                open.get(i).opened().close();
                List<String> seen = ids(open.get(i).heard());
                heard.get(i).addAll(seen);
                String last = heard.get(i).isEmpty()
                        ? "0-0"
                        : heard.get(i).get(heard.get(i).size() - 1);
                open.set(i, api.listen("/v1/events", "Last-Event-ID", last));
            }
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
        for (int i = 0; i < 200; i++) {
            heard.get(i).addAll(ids(open.get(i).heard(200 - heard.get(i).size())));
            open.get(i).close();
        }
        List<String> all = written();
        assertEquals(200, all.size());
        heard.forEach(each -> assertEquals(all, each));
        Awaitility.await().atMost(LONG).until(() -> streams.size() == 0);
    }

    @Test
    void anEventThatAnOpenTransactionHidesIsHeardWhenThatHasEnded() {
        try (Listener listener = api.listen("/v1/events").opened()) {
            sql.whileOpen(
                    "INSERT INTO outbox_event (owner, type, subject, sequence, data, at)"
                            + " VALUES ($1, 'toy.moved', 'toys/1', 1, '{}', now())",
                    () -> append(owner, 2, ""),
                    owner);
            assertEquals(written(), ids(listener.heard(3)));
        }
    }

    @Test
    void aReaderThatDoesNotReadIsSentAway() throws IOException {
        String padding = "x".repeat(4000);
        try (Socket deaf = new Socket("localhost", Api.port())) {
            deaf.setReceiveBufferSize(4096);
            deaf.getOutputStream()
                    .write(("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of(owner)
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().atMost(LONG).until(() -> streams.size() == 1);
            Awaitility.await().atMost(LONG).until(() -> {
                append(owner, 200, padding);
                return streams.size() == 0;
            });
        }
    }

    @Test
    void aStreamOutlivesAnOutageOfTheDatabase() {
        try (Listener listener = api.listen("/v1/events").opened()) {
            Gates.database().shut();
            api.get("/v1/files").is(503);
            Gates.database().open();
            Awaitility.await().atMost(LONG).until(() -> {
                Answer upload = api.upload("p", CONTENT);
                return upload.status() == 201;
            });
            assertEquals("file.activated", listener.heard(1).get(0).name());
        }
    }

    @Test
    void whatAnotherNodeTellsOfAnAwaitedSagaIsNews() {
        UUID saga = UUID.randomUUID();
        awaited.fire(new SagaAwaited(saga));
        Awaitility.await().atMost(LONG).until(() -> {
            sql.run(
                    "INSERT INTO outbox_event (owner, type, subject, sequence, saga_id, data, at)"
                            + " VALUES ($1, 'toy.ended', 'toys/1', 1, $2, '{}', now())",
                    owner,
                    saga);
            return news.moved.contains(saga);
        });
    }

    @Test
    void eventsThatWereRemovedAreNotPassedOverInSilence() {
        append(owner, 3, "");
        String first = written().get(0);
        sql.run(
                "INSERT INTO outbox_pruned (tx, id) SELECT tx, id FROM outbox_event WHERE owner = $1"
                        + " ORDER BY tx DESC, id DESC LIMIT 1",
                owner);
        try {
            api.get("/v1/events", "Last-Event-ID", first).isProblem(410, "events-pruned");
        } finally {
            sql.run("DELETE FROM outbox_pruned");
        }
    }
}
