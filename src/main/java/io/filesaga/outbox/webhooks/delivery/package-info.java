/**
 * How events get to the addresses that owners have named.
 *
 * <p>{@link io.filesaga.outbox.webhooks.delivery.Deliveries} enters each event once for each webhook that wants it, in the
 * order of events, whichever node does it. {@link io.filesaga.outbox.webhooks.delivery.Courier} claims what is due, sends it
 * with nothing held but a lease, and writes down what came of it. Of one subject the oldest pending delivery goes first and
 * the next only after it: a delivery that fails holds back its own subject and nothing else. What has failed for a day is
 * parked and waits for a human; it holds back nothing any more.
 *
 * <p>{@link io.filesaga.outbox.webhooks.delivery.Envelope} makes the request, signed after the Standard Webhooks
 * specification by every {@code Secret} that is in force. {@code Verdict} is what an answer, or none, means for the
 * delivery. A receiver may ask for more than its own delivery's retry:
 * {@link io.filesaga.outbox.webhooks.delivery.Brake} keeps its webhook still for a while, or switches it off.
 *
 * <p>At least once: a node that dies after the receiver has answered leaves a lease that runs out, and another node sends
 * again, with the same {@code webhook-id}. An attempt's number is its fencing token: what a slow sender has to say about
 * an attempt that is no longer the last one changes nothing.
 *
 * <p>May import {@code outbox}, {@code outbox.stream} for its bell, {@code sagas} for its backoff, and {@code outbound}, which
 * keeps calls away from what is not public. {@code outbox.webhooks}, where owners make and change their webhooks, stands on
 * this room, which knows webhooks from their table alone.
 */
@NullMarked
package io.filesaga.outbox.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
