package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbox.ToldEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claimed delivery with all that sending it takes.
 *
 * @param attempt the present one, from 1; the fencing token
 * @param firstAt when the first attempt was made
 * @param secrets to sign with, the newest first
 */
record Parcel(
        long id, UUID webhookId, int attempt, Instant firstAt, String url, List<Secret> secrets, ToldEvent event) {}
