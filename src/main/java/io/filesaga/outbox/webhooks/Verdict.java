package io.filesaga.outbox.webhooks;

import io.filesaga.sagas.Backoff;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt. Pure.
 *
 * @param dueAt when it is tried again; without meaning when it is not PENDING
 * @param answered the HTTP status, or null
 * @param error in words for the webhook's owner, or null
 */
record Verdict(
        DeliveryStatus status,
        Instant dueAt,
        @Nullable Integer answered,
        @Nullable String error) {

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_FAULT = 400;

    static Verdict answered(int status, Parcel parcel, WebhookSettings settings, Instant now, double random) {
        boolean isRedirect = status >= FIRST_REDIRECT && status < FIRST_FAULT;
        return status / 100 == 2
                ? new Verdict(DeliveryStatus.DELIVERED, now, status, null)
                : failed(
                        isRedirect ? "Redirects are not followed." : "The receiver did not take it.",
                        status,
                        parcel,
                        settings,
                        now,
                        random);
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
        boolean isOver = next.isAfter(parcel.firstAt().plus(settings.giveUpAfter()));
        return new Verdict(isOver ? DeliveryStatus.PARKED : DeliveryStatus.PENDING, next, answered, error);
    }
}
