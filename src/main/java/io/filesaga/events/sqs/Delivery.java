package io.filesaga.events.sqs;

import io.filesaga.events.InvalidEventException;
import io.filesaga.events.sqs.QueueTally.Outcome;
import io.filesaga.sagas.Backoff;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Applies the messages of a batch side by side, and deletes those that are applied. */
final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Backoff BEFORE_NEXT_TRY = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final int SIGNS_OF_LIFE = 2;

    private final EventQueue queue;
    private final Function<byte[], Uni<?>> intake;
    private final QueueTally tally;
    private final SqsSettings settings;
    private final InstantSource clock;
    private final StopSignal stop;

    /** @param intake emits when all of a message is durable */
    Delivery(
            EventQueue queue,
            Function<byte[], Uni<?>> intake,
            QueueTally tally,
            SqsSettings settings,
            InstantSource clock,
            StopSignal stop) {
        this.queue = queue;
        this.intake = intake;
        this.tally = tally;
        this.settings = settings;
        this.clock = clock;
        this.stop = stop;
    }

    /** Emits when nothing of the batch is in hand any longer. Never fails. */
    Uni<Void> deliver(List<QueueMessage> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Hand hand = new Hand(batch, clock.instant().plus(settings.hold()));
        Uni<Void> applied = Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(message -> attempt(message, hand, 1).invoke(tally::count))
                .merge(SqsQueue.BATCH)
                .collect()
                .asList()
                .replaceWithVoid();
        return hidden(hand, applied).chain(() -> settle(hand));
    }

    /** What of a batch is not settled, and what will be said about the rest. */
    private static final class Hand {
        final Instant until;
        final Set<QueueMessage> held = ConcurrentHashMap.newKeySet();
        final Set<QueueMessage> returned = ConcurrentHashMap.newKeySet();

        Hand(Collection<QueueMessage> batch, Instant until) {
            this.until = until;
            this.held.addAll(batch);
        }
    }

    private Uni<Outcome> attempt(QueueMessage message, Hand hand, int number) {
        return Uni.createFrom()
                .deferred(() -> intake.apply(message.body().getBytes(StandardCharsets.UTF_8)))
                .replaceWith(Outcome.APPLIED)
                .onFailure(InvalidEventException.class)
                .recoverWithItem(failure -> invalid(message, hand, failure))
                .onFailure()
                .recoverWithUni(failure -> later(message, hand, number, failure));
    }

    /** Told at the first delivery only: the queue will deliver it a few more times. */
    private static Outcome invalid(QueueMessage message, Hand hand, Throwable failure) {
        hand.held.remove(message);
        if (message.deliveries() == 1) {
            LOG.warnf("message %s is left to the queue, it cannot be read: %s", message.id(), failure.getMessage());
        }
        return Outcome.INVALID;
    }

    private Uni<Outcome> later(QueueMessage message, Hand hand, int number, Throwable failure) {
        if (isOver(hand)) {
            LOG.warnf("message %s is given back to the queue: %s", message.id(), failure);
            hand.held.remove(message);
            hand.returned.add(message);
            return Uni.createFrom().item(Outcome.GIVEN_BACK);
        }
        tally.retried();
        LOG.debugf("message %s stays in hand: %s", message.id(), failure);
        Duration pause =
                BEFORE_NEXT_TRY.pause(number, ThreadLocalRandom.current().nextDouble());
        return stop.pause(pause)
                .chain(() -> isOver(hand) ? later(message, hand, number, failure) : attempt(message, hand, number + 1));
    }

    private boolean isOver(Hand hand) {
        return stop.isGiven() || !clock.instant().isBefore(hand.until);
    }

    /** Others do not see the messages while the work goes on. One who sees one nevertheless does no harm. */
    private Uni<Void> hidden(Hand hand, Uni<Void> work) {
        return Uni.createFrom().deferred(() -> {
            Cancellable signs = Multi.createFrom()
                    .ticks()
                    .startingAfter(settings.visibility().dividedBy(SIGNS_OF_LIFE))
                    .every(settings.visibility().dividedBy(SIGNS_OF_LIFE))
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick -> keep(hand))
                    .subscribe()
                    .with(kept -> {});
            return work.onTermination().invoke(signs::cancel);
        });
    }

    private Uni<Void> keep(Hand hand) {
        List<QueueMessage> held = new ArrayList<>(hand.held);
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : queue.keep(held).onFailure().recoverWithItem(this::harmless);
    }

    /** What is still held was applied. What goes back because of a stop is somebody else's at once. */
    private Uni<Void> settle(Hand hand) {
        Uni<Void> deleted =
                hand.held.isEmpty() ? Uni.createFrom().voidItem() : queue.delete(new ArrayList<>(hand.held));
        boolean hurry = stop.isGiven() && !hand.returned.isEmpty();
        return deleted.onFailure()
                .recoverWithItem(this::harmless)
                .chain(() -> hurry
                        ? queue.giveBack(new ArrayList<>(hand.returned))
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithItem(this::harmless);
    }

    /** The messages come again, or later, and that changes nothing. If the queue is away, the next fetch finds out. */
    private @Nullable Void harmless(Throwable failure) {
        tally.failed();
        LOG.infof("messages may come again: %s", failure.getMessage());
        return null;
    }
}
