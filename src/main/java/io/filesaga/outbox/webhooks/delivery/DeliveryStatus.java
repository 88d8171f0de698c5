package io.filesaga.outbox.webhooks.delivery;

/** What became of a delivery. */
public enum DeliveryStatus {
    /** It is tried until it works or is given up. */
    PENDING,
    /** The receiver has answered 2xx. */
    DELIVERED,
    /** Given up; a human may send it again. */
    PARKED
}
