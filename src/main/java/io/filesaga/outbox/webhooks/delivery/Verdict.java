package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbound.OutboundAnswer;
import io.filesaga.sagas.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt. Pure.
 *
 * @param consequence what it means for the webhook's other deliveries
 * @param dueAt when it is tried again, and for HOLD when the webhook's others are; without meaning otherwise
 * @param answered the HTTP status, or null
 * @param error in words for the webhook's owner, or null
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks, Delivery success and failure</a>
 */
record Verdict(
        DeliveryStatus status,
        Consequence consequence,
        Instant dueAt,
        @Nullable Integer answered,
        @Nullable String error) {

    /** What an answer means for the webhook. */
    enum Consequence {
        /** Nothing. */
        NONE,
        /** It is sent nothing for a while. */
        HOLD,
        /** It is sent nothing any more. */
        OFF
    }

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_FAULT = 400;
    private static final int GONE = 410;

    /** Too many requests, and what proxies say of a receiver under load. */
    private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);

    static Verdict answered(
            OutboundAnswer answer, Parcel parcel, WebhookSettings settings, Instant now, double random) {
        if (answer.isSuccess()) {
            return new Verdict(DeliveryStatus.DELIVERED, Consequence.NONE, now, answer.status(), null);
        }
        if (answer.status() == GONE) {
            String why = "The receiver answered 410 Gone.";
            return new Verdict(DeliveryStatus.PARKED, Consequence.OFF, now, answer.status(), why);
        }
        Optional<Duration> pause = OVERLOADED.contains(answer.status())
                ? RetryAfter.read(answer.headers().get("retry-after"), now)
                : Optional.empty();
        if (pause.isPresent()) {
            Instant next = now.plus(within(pause.get(), settings));
            String why = "The receiver asked for a pause.";
            return new Verdict(pending(next, parcel, settings), Consequence.HOLD, next, answer.status(), why);
        }
        boolean isRedirect = answer.status() >= FIRST_REDIRECT && answer.status() < FIRST_FAULT;
        String why = isRedirect ? "Redirects are not followed." : "The receiver did not take it.";
        return failed(why, answer.status(), parcel, settings, now, random);
    }

    /** What a receiver asks for is neither a way to be hammered nor one to keep events for ever. */
    private static Duration within(Duration asked, WebhookSettings settings) {
        if (asked.compareTo(settings.longestPause()) > 0) {
            return settings.longestPause();
        }
        return asked.compareTo(settings.firstPause()) < 0 ? settings.firstPause() : asked;
    }

    /** Half of the pause is certain, the other half is chance: receivers that come back are not overrun. */
    static Verdict failed(
            String error,
            @Nullable Integer answered,
            Parcel parcel,
            WebhookSettings settings,
            Instant now,
            double random) {
        Duration pause =
                new Backoff(settings.firstPause(), settings.longestPause()).pause(parcel.attempt(), 0.5 + random / 2);
        Instant next = now.plus(pause);
        return new Verdict(pending(next, parcel, settings), Consequence.NONE, next, answered, error);
    }

    private static DeliveryStatus pending(Instant next, Parcel parcel, WebhookSettings settings) {
        boolean isOver = next.isAfter(parcel.firstAt().plus(settings.giveUpAfter()));
        return isOver ? DeliveryStatus.PARKED : DeliveryStatus.PENDING;
    }
}
