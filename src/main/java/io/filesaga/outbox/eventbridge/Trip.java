package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.CloudEvents;
import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.EventPage;
import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.eventbridge.BusStore.Claim;
import io.filesaga.outbox.eventbridge.BusStore.Stand;
import io.filesaga.outbox.eventbridge.Reply.Fate;
import io.filesaga.sagas.Backoff;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One way to the bus: claim, carry a page round by round, settle after each. Holds nothing but the lease meanwhile. */
@Singleton
class Trip {

    private static final Logger LOG = Logger.getLogger(Trip.class);
    private static final int PAGE = 200;

    /** Beyond the time of the calls and queries: before, nobody else may take the bus. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** Whatever the clocks of the instances say. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final BusStore store;
    private final EventLog log;
    private final CloudEvents events;
    private final Bus bus;
    private final BusTally tally;
    private final EventBridgeSettings settings;
    private final OutboxSettings outbox;
    private final InstantSource clock;

    Trip(
            BusStore store,
            EventLog log,
            CloudEvents events,
            Bus bus,
            BusTally tally,
            EventBridgeSettings settings,
            OutboxSettings outbox,
            InstantSource clock) {
        this.store = store;
        this.log = log;
        this.events = events;
        this.bus = bus;
        this.tally = tally;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Emits whether there may be more to carry at once. Fails when the database is away. */
    Uni<Boolean> make(String name) {
        Instant now = clock.instant();
        return store.look(name, now).chain(found -> {
            if (found.isEmpty()) {
                LOG.infof("events are sent to the bus %s from now on", name);
                return store.enrol(name, AT_ONCE, settings.giveUpAfter()).replaceWith(false);
            }
            tally.oldest(found.get().oldest());
            return found.get().due() && found.get().oldest() != null
                    ? claim(name, now)
                    : Uni.createFrom().item(false);
        });
    }

    private Uni<Boolean> claim(String name, Instant now) {
        return store.claim(name, now, lease(), settings.giveUpAfter())
                .chain(claim ->
                        claim.map(this::begin).orElseGet(() -> Uni.createFrom().item(false)));
    }

    /** A call that one bad entry has spoiled is followed by one for each entry; one query is before it and one behind. */
    private Duration lease() {
        return settings.timeout().plus(outbox.timeout()).multipliedBy(2).plus(GRACE);
    }

    private Uni<Boolean> begin(Claim claim) {
        return log.after(claim.position(), EventFilter.ALL, PAGE).chain(page -> carry(claim, load(claim, page)));
    }

    private Load load(Claim claim, EventPage page) {
        List<Outgoing> outgoing = page.events().stream()
                .map(event -> Outgoing.of(event, events, settings.source()))
                .toList();
        return new Load(claim.position(), page.reached(), outgoing, claim.ahead());
    }

    private Uni<Boolean> carry(Claim claim, Load load) {
        return Uni.join()
                .all(sending(claim, load))
                .andFailFast()
                .map(replies -> judged(replies.stream().flatMap(List::stream).toList()))
                .chain(replies -> settle(claim, load.without(settled(replies)), replies));
    }

    private List<Uni<List<Reply>>> sending(Claim claim, Load load) {
        List<List<Outgoing>> round = load.round();
        return round.isEmpty()
                ? List.of(Uni.createFrom().item(List.of()))
                : round.stream().map(batch -> bus.put(claim.bus(), batch)).toList();
    }

    /** An old event that the bus refuses while it takes others it never takes. */
    private List<Reply> judged(List<Reply> replies) {
        boolean takesOthers = hasTaken(replies);
        return replies.stream().map(reply -> judged(reply, takesOthers)).toList();
    }

    private static boolean hasTaken(List<Reply> replies) {
        return replies.stream().anyMatch(reply -> reply.fate() == Fate.TAKEN);
    }

    private Reply judged(Reply reply, boolean takesOthers) {
        boolean isOld = reply.event().at().plus(settings.giveUpAfter()).isBefore(clock.instant());
        boolean isHopeless = reply.fate() == Fate.REFUSED && isOld && takesOthers;
        Reply judged = isHopeless ? new Reply(reply.event(), Fate.IMPOSSIBLE, reply.why()) : reply;
        tally.count(judged);
        if (judged.fate() == Fate.IMPOSSIBLE) {
            LOG.warnf("%s is passed over, the bus cannot take it: %s", judged.event(), judged.why());
        }
        return judged;
    }

    private static Set<Position> settled(List<Reply> replies) {
        return replies.stream()
                .filter(reply -> reply.fate() == Fate.TAKEN || reply.fate() == Fate.IMPOSSIBLE)
                .map(reply -> reply.event().position())
                .collect(Collectors.toSet());
    }

    private Uni<Boolean> settle(Claim claim, Load left, List<Reply> replies) {
        List<Reply> failed = replies.stream()
                .filter(reply -> reply.fate() == Fate.REFUSED || reply.fate() == Fate.AWAY)
                .toList();
        if (!failed.isEmpty()) {
            tellOfFailure(claim, failed.get(0));
            int failures = hasTaken(replies) ? 1 : claim.failures() + 1;
            return store.settle(claim, pause(left, failures)).replaceWith(false);
        }
        tellOfSuccess(claim);
        Duration lease = left.isDone() ? Duration.ZERO : lease();
        return store.settle(claim, new Stand(left.reached(), left.ahead(), 0, AT_ONCE, lease))
                .chain(ours -> left.isDone() || !ours ? Uni.createFrom().item(ours) : carry(claim.well(), left));
    }

    /** Half of the pause is certain, the other half is chance. */
    private Stand pause(Load left, int failures) {
        Duration pause =
                AFTER_FAILURE.pause(failures, 0.5 + ThreadLocalRandom.current().nextDouble() / 2);
        return new Stand(left.reached(), left.ahead(), failures, clock.instant().plus(pause), Duration.ZERO);
    }

    private static void tellOfFailure(Claim claim, Reply failure) {
        if (claim.failures() == 0) {
            LOG.warnf("%s is not taken by the bus, and tried again: %s", failure.event(), failure.why());
        }
    }

    private static void tellOfSuccess(Claim claim) {
        if (claim.failures() > 0) {
            LOG.info("the bus takes events again");
        }
        if (claim.gap()) {
            LOG.warn("the bus was away for longer than events are kept for it: some were removed before it got them");
        }
    }
}
