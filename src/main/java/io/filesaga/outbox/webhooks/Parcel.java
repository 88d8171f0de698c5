package io.filesaga.outbox.webhooks;

import io.filesaga.outbox.ToldEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A claimed delivery with all that sending it takes.
 *
 * @param attempt the present one, from 1; the fencing token
 * @param firstAt when the first attempt was made
 */
record Parcel(long id, UUID webhookId, int attempt, Instant firstAt, String url, Secret secret, ToldEvent event) {}
