package io.filesaga.outbox.eventbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.outbox.Retention;
import io.filesaga.outbox.eventbridge.BusStore.Claim;
import io.filesaga.outbox.eventbridge.BusStore.Stand;
import io.filesaga.testing.Answer;
import io.filesaga.testing.AwsEndpoint.Reply;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What goes to the bus, and what happens when the bus is not as one would wish. */
@QuarkusTest
@TestProfile(ByHand.class)
class ForwarderTest extends BusTest {

    @Inject
    Retention retention;

    private static List<Long> numbers(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void whatHappensFromNowOnIsOnTheBusAsACloudEvent() {
        Answer before = api.upload("before", "x".getBytes()).is(201);
        sql.run("DELETE FROM eventbridge_bus WHERE bus = $1", bus);
        node.deliver();
        Answer file = api.upload("p", "content".getBytes()).is(201);
        deliver(() -> !eventBridge.taken(owner).isEmpty());
        EventBridge.Entry entry = eventBridge.taken(owner).get(0);
        assertEquals(1, eventBridge.taken(owner).size(), before.text());
        assertEquals(bus, entry.bus());
        assertEquals("filesaga", entry.source());
        assertEquals("io.filesaga.file.activated", entry.type());
        assertEquals("files/" + file.at("id"), entry.subject());
        assertEquals(told.to(owner).get(1).id(), entry.id());
        assertEquals("p", entry.detail().at("/data/path").textValue());
        assertEquals(
                java.time.Instant.parse(entry.detail().get("time").textValue()).getEpochSecond(), (long) entry.time());
        assertEquals(1, node.tally().sent());
    }

    @Test
    void aCallHasTenEntriesAtTheMostAndOfEachSubjectOne() {
        happen(45, 45, 1);
        deliver(() -> taken().size() == 45);
        assertEquals(numbers(45), taken().stream().sorted().toList());
        assertEquals(
                List.of(5, 10, 10, 10, 10),
                eventBridge.calls(owner).stream().map(List::size).sorted().toList());
    }

    @Test
    void largeEventsShareACallOnlyIfTheyFitAndOneThatIsTooLargeIsPassedOver() {
        happen(5, 5, 100_000);
        happen(1, 1, 400_000);
        happen(1, 1, 1_100_000);
        happen(1, 1, 1);
        deliver(() -> node.tally().passedOver() == 1 && taken().size() == 7);
        assertTrue(eventBridge.calls(owner).stream()
                .allMatch(call -> call.size() == 1
                        || call.stream()
                                        .mapToInt(entry ->
                                                entry.detail().toString().length())
                                        .sum()
                                < Load.MOST_BYTES));
    }

    /** Here the bus is one that takes less than ours: the answer does not say which entry is too large. */
    @Test
    void oneEntryThatSpoilsACallDoesNotSpoilTheOthers() {
        eventBridge.refusal = entries -> entries.stream()
                        .anyMatch(entry -> entry.detail().toString().length() > 300_000 || entry.sequence() == 2)
                ? Reply.error(400, "ValidationException", "an entry is bad")
                : null;
        happen(9, 9, 1);
        happen(1, 1, 400_000);
        deliver(() -> node.tally().passedOver() == 1 && taken().size() == 8);
        assertFalse(taken().contains(2L));
        eventBridge.refusal = entries -> null;
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> taken().size() == 9);
    }

    @Test
    void aSubjectsEventsAreTakenInOrderThoughSomeAreThrottled() {
        AtomicInteger calls = new AtomicInteger();
        eventBridge.judge = entry -> calls.incrementAndGet() % 7 == 0 ? "ThrottlingException" : null;
        happen(60, 4, 1);
        deliver(() -> {
            clock.advance(Duration.ofMinutes(2));
            return taken().size() == 60;
        });
        Map<String, List<Long>> bySubject = eventBridge.taken(owner).stream()
                .collect(Collectors.groupingBy(
                        EventBridge.Entry::subject,
                        Collectors.mapping(EventBridge.Entry::sequence, Collectors.toList())));
        bySubject.values().forEach(order -> assertEquals(order.stream().sorted().toList(), order));
        assertTrue(node.tally().failed() > 0);
    }

    @Test
    void whatAnotherNodeHasBroughtIsNotBroughtAgainThoughSomethingBeforeItIsOpen() {
        eventBridge.judge = entry -> entry.sequence() == 3 ? "InternalFailure" : null;
        happen(20, 20, 1);
        deliver(() -> taken().size() == 19);
        eventBridge.judge = entry -> null;
        clock.advance(Duration.ofMinutes(2));
        Node other = node(Map.of());
        deliver(() -> taken().contains(3L), other);
        assertEquals(numbers(20), taken().stream().sorted().toList());
    }

    @Test
    void anEventThatCanNeverBeTakenIsPassedOver() {
        eventBridge.judge = entry -> entry.sequence() == 2 ? "MalformedDetail" : null;
        happen(4, 1, 1);
        deliver(() -> taken().size() == 3);
        assertEquals(List.of(1L, 3L, 4L), taken());
        assertEquals(1, node.tally().passedOver());
    }

    /** A right that is missing can be given: the events wait for it. */
    @Test
    void whatIsRefusedForAReasonThatCanBePutRightWaitsAndIsGivenUpWhenItIsOld() {
        eventBridge.judge = entry -> entry.sequence() == 1 ? "NotAuthorizedForSourceException" : null;
        happen(2, 1, 1);
        deliver(() -> node.tally().failed() == 1);
        assertEquals(List.of(), taken());
        clock.advance(Duration.ofHours(25));
        deliver(() -> node.tally().failed() == 2);
        assertEquals(0, node.tally().passedOver(), "the bus takes nothing else");
        happen(3, 3, 1);
        deliver(() -> {
            clock.advance(Duration.ofMinutes(2));
            return taken().size() == 3;
        });
        assertEquals(List.of(2L, 2L, 3L), taken());
        assertEquals(1, node.tally().passedOver());
    }

    @Test
    void afterALongOutageAnEventThatIsOnlyThrottledOrNotSpokenOfIsNotGivenUp() {
        happen(5, 5, 1);
        clock.advance(Duration.ofDays(3));
        eventBridge.refusal = entries -> Reply.of(200, "{\"Entries\": [], \"FailedEntryCount\": 0}");
        deliver(() -> node.tally().failed() == 5);
        eventBridge.refusal = entries -> null;
        eventBridge.judge = entry -> switch ((int) entry.sequence()) {
            case 1 -> "ThrottlingException";
            case 2 -> "InternalFailure";
            default -> null;
        };
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> node.tally().failed() == 7);
        assertEquals(Set.of(3L, 4L, 5L), Set.copyOf(taken()));
        eventBridge.judge = entry -> null;
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> taken().size() == 5);
        assertEquals(0, node.tally().passedOver());
    }

    /** The pause after a first failure is a second at the most. */
    @Test
    void aBusThatThrottlesSomeIsAskedAgainAsSoonAsAfterAFirstFailure() {
        eventBridge.judge = entry -> "ThrottlingException";
        happen(1, 1, 1);
        for (int failures = 1; failures <= 5; failures++) {
            long before = failures;
            deliver(() -> node.tally().failed() == before);
            clock.advance(Duration.ofMinutes(2));
        }
        eventBridge.judge = entry -> entry.sequence() == 1 ? "ThrottlingException" : null;
        happen(3, 3, 1);
        deliver(() -> taken().size() == 1);
        long failed = node.tally().failed();
        clock.advance(Duration.ofSeconds(1));
        node.deliver();
        assertEquals(failed + 2, node.tally().failed());
    }

    @Test
    void aBusThatIsAwayIsAskedAgainAfterAPauseAndNothingIsLost() {
        eventBridge.shut();
        happen(30, 3, 1);
        deliver(() -> node.tally().failed() > 0);
        long failed = node.tally().failed();
        node.deliver();
        assertEquals(failed, node.tally().failed(), "not before the pause is over");
        assertTrue(node.tally().oldest().isPresent());
        api.upload("p", "others go on".getBytes()).is(201);
        eventBridge.takeEverything();
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> eventBridge.taken(owner).size() == 31);
        assertEquals(31, new HashSet<>(eventBridge.taken(owner)).size());
        deliver(() -> node.tally().oldest().isEmpty());
    }

    @Test
    void aBusThatRefusesAllOfUsIsAskedAgainForAsLongAsItTakes() {
        eventBridge.refusal = entries -> Reply.error(400, "AccessDeniedException", "no right to do so");
        happen(3, 3, 1);
        deliver(() -> node.tally().failed() > 0);
        clock.advance(Duration.ofDays(3));
        deliver(() -> node.tally().failed() > 3);
        eventBridge.refusal = entries -> null;
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> taken().size() == 3);
        assertEquals(0, node.tally().passedOver());
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForForEver() throws Exception {
        Node hasty = node(Map.of("timeout", "300ms"));
        CompletableFuture<Void> hung = new CompletableFuture<>();
        eventBridge.refusal = entries -> {
            hung.join();
            return null;
        };
        happen(1, 1, 1);
        deliver(() -> hasty.tally().failed() == 1, hasty);
        hung.complete(null);
        clock.advance(Duration.ofMinutes(2));
        deliver(() -> hasty.tally().sent() == 1, hasty);
        assertTrue(new HashSet<>(taken()).equals(Set.of(1L)), "at least once");
    }

    @Test
    void whatADeadNodeLeftIsTakenOverWhenItsLeaseIsOver() {
        happen(3, 3, 1);
        Claim lost = node.store()
                .claim(bus, clock.instant(), Duration.ofHours(1), Duration.ofDays(1))
                .await()
                .indefinitely()
                .orElseThrow();
        node.deliver();
        assertEquals(List.of(), taken());
        sql.run("UPDATE eventbridge_bus SET leased_until = now() - interval '1 second' WHERE bus = $1", bus);
        deliver(() -> taken().size() == 3);
        Stand stale = new Stand(lost.position(), List.of(), 5, clock.instant(), Duration.ZERO);
        assertFalse(node.store().settle(lost, stale).await().indefinitely());
        node.deliver();
        assertEquals(numbers(3), taken().stream().sorted().toList());
    }

    @Test
    void twoNodesBringEachEventOnceAndInItsSubjectsOrder() {
        Node other = node(Map.of());
        CompletableFuture<Void> both = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> deliver(() -> taken().size() >= 300, node)),
                CompletableFuture.runAsync(() -> deliver(() -> taken().size() >= 300, other)));
        for (int i = 0; i < 10; i++) {
            sql.run(
                    "INSERT INTO outbox_event (owner, type, subject, sequence, data, at)"
                            + " SELECT $1, 'toy.moved', 'toys/' || $1 || n % 20, n, '{}', now()"
                            + " FROM generate_series($2::int, $3::int) n",
                    owner, i * 30 + 1, i * 30 + 30);
        }
        both.join();
        assertEquals(numbers(300), taken().stream().sorted().toList());
        eventBridge.taken(owner).stream()
                .collect(Collectors.groupingBy(EventBridge.Entry::subject))
                .values()
                .forEach(ofOne -> assertEquals(
                        ofOne.stream().map(EventBridge.Entry::sequence).sorted().toList(),
                        ofOne.stream().map(EventBridge.Entry::sequence).toList()));
    }

    @Test
    void anEventThatTheBusHasNotGotIsKeptForADayAndNotForEver() {
        eventBridge.shut();
        happen(2, 2, 1);
        deliver(() -> node.tally().failed() > 0);
        clock.advance(Duration.ofHours(23));
        assertEquals(2, leftAfterPruning());
        clock.advance(Duration.ofHours(2));
        assertEquals(0, leftAfterPruning());
        sql.run("DELETE FROM outbox_pruned");
    }

    private long leftAfterPruning() {
        retention.prune(clock.instant(), clock.instant()).await().indefinitely();
        return sql.count("SELECT count(*) FROM outbox_event WHERE owner = $1", owner);
    }

    @Test
    void withoutABusNothingIsAsked() {
        Node off = node(Map.of("bus", ""));
        happen(1, 1, 1);
        off.deliver();
        assertEquals(List.of(), eventBridge.calls(owner));
    }
}
