/**
 * Events sent to addresses that owners name, signed after the Standard Webhooks specification.
 *
 * <p>{@link io.filesaga.outbox.webhooks.Deliveries} enters each event once for each webhook that wants it, in the order of
 * events, whichever node does it. {@link io.filesaga.outbox.webhooks.Courier} claims what is due, sends it with nothing
 * held but a lease, and writes down what came of it. Of one subject the oldest pending delivery goes first and the next
 * only after it: a delivery that fails holds back its own subject and nothing else. What has failed for a day is parked
 * and waits for a human; it holds back nothing any more.
 * A receiver may ask for more than its own delivery's retry: {@link io.filesaga.outbox.webhooks.Brake} keeps its webhook
 * still for a while, or switches it off. {@link io.filesaga.outbox.webhooks.Rotation} replaces secrets without a gap.
 *
 * <p>At least once: a node that dies after the receiver has answered leaves a lease that runs out, and another node sends
 * again, with the same {@code webhook-id}. An attempt's number is its fencing token: what a slow sender has to say about
 * an attempt that is no longer the last one changes nothing.
 *
 * <p>A corner of {@code outbox}: may import it, {@code sagas} and {@code outbound}, which keeps calls away from what is not
 * public.
 */
@NullMarked
package io.filesaga.outbox.webhooks;

import org.jspecify.annotations.NullMarked;
