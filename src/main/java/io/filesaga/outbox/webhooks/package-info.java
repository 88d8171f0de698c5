/**
 * What owners do with their webhooks: make, change, try, and look what became of the deliveries.
 *
 * <p>{@link io.filesaga.outbox.webhooks.Webhooks} is the door; another owner's webhook is unknown there. A webhook's secret
 * is told once, when it is made or replaced, and never read out again. {@link io.filesaga.outbox.webhooks.Rotation} replaces
 * secrets without a gap: the one before signs beside the new one for a while. {@link io.filesaga.outbox.webhooks.Pings} puts
 * an event for one webhook alone among all the others, so that trying takes the very road that is tried.
 *
 * <p>An address is objected to when it is named, and again by {@code outbound} each time something is sent to it.
 *
 * <p>{@link io.filesaga.outbox.webhooks.OutboxCare} is the slow timer: it removes what is old of the whole outbox, secrets
 * and deliveries with it, and counts what is owed.
 *
 * <p>A corner of {@code outbox}: may import it, {@code outbox.webhooks.delivery}, which brings the events there,
 * {@code sagas} and {@code outbound}.
 */
@NullMarked
package io.filesaga.outbox.webhooks;

import org.jspecify.annotations.NullMarked;
