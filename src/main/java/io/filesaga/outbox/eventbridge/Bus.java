package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.eventbridge.Reply.Fate;
import io.filesaga.sdk.SdkCalls;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * The bus.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
@Singleton
class Bus {

    /** Nothing larger is taken anywhere. */
    private static final int LARGEST_ENTRY = 1024 * 1024;

    /** What is wrong with the event itself. All other codes pass when an operator has put something right. */
    private static final Set<String> EVENTS_FAULTS = Set.of("InvalidArgument", "MalformedDetail", "RedactionFailure");

    /** What passes by itself. */
    private static final Set<String> BUS_FAULTS = Set.of("ThrottlingException", "InternalFailure");

    private static final String TOO_LARGE = "it is too large";

    private final EventBridgeAsyncClient client;
    private final SdkCalls calls;

    Bus(EventBridgeAsyncClient client, EventBridgeSettings settings) {
        this.client = client;
        this.calls = new SdkCalls(settings.timeout(), BusException::of);
    }

    /** What the bus says to each event, in any order. Never fails. Takes twice the time of a call at the most. */
    Uni<List<Reply>> put(String bus, List<Outgoing> batch) {
        if (batch.size() == 1 && batch.get(0).size() > LARGEST_ENTRY) {
            return Uni.createFrom().item(all(batch, Fate.IMPOSSIBLE, TOO_LARGE));
        }
        List<PutEventsRequestEntry> entries =
                batch.stream().map(event -> entry(bus, event)).toList();
        return calls.call("PutEvents", () -> client.putEvents(request -> request.entries(entries)))
                .map(answer -> replies(batch, answer))
                .onFailure(Bus::isOfEntries)
                .recoverWithUni(failure -> apart(bus, batch, words(failure)))
                .onFailure()
                .recoverWithItem(failure -> all(batch, Fate.AWAY, words(failure)));
    }

    private static boolean isOfEntries(Throwable failure) {
        return failure instanceof BusException told && told.isOfEntries();
    }

    private static PutEventsRequestEntry entry(String bus, Outgoing event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(event.source())
                .detailType(event.type())
                .detail(event.detail())
                .time(event.at())
                .build();
    }

    private static List<Reply> replies(List<Outgoing> batch, PutEventsResponse answer) {
        List<PutEventsResultEntry> results = answer.entries();
        if (results.size() != batch.size()) {
            return all(batch, Fate.AWAY, "the answer does not say what became of each entry");
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            replies.add(reply(batch.get(i), results.get(i)));
        }
        return replies;
    }

    private static Reply reply(Outgoing event, PutEventsResultEntry result) {
        String code = result.errorCode();
        if (code == null) {
            return Reply.taken(event);
        }
        return new Reply(event, fate(code), code);
    }

    private static Fate fate(String code) {
        if (BUS_FAULTS.contains(code)) {
            return Fate.AWAY;
        }
        return EVENTS_FAULTS.contains(code) ? Fate.IMPOSSIBLE : Fate.REFUSED;
    }

    /** One entry spoils the call, and the answer does not say which: each has one of its own. */
    private Uni<List<Reply>> apart(String bus, List<Outgoing> batch, String why) {
        if (batch.size() == 1) {
            boolean isLarge = batch.get(0).size() > Load.MOST_BYTES;
            return Uni.createFrom().item(all(batch, isLarge ? Fate.IMPOSSIBLE : Fate.REFUSED, why));
        }
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(event -> put(bus, List.of(event)))
                .merge(Load.MOST_ENTRIES)
                .collect()
                .asList()
                .map(replies -> replies.stream().flatMap(List::stream).toList());
    }

    private static List<Reply> all(List<Outgoing> batch, Fate fate, String why) {
        return batch.stream().map(event -> new Reply(event, fate, why)).toList();
    }

    private static String words(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
