package io.filesaga.outbox;

import java.util.List;

/**
 * A piece of the outbox.
 *
 * @param events in order
 * @param reached everything up to here has been looked at
 * @param more true when there may be more to read at once
 * @param unsettled true when transactions were open: they may be about to commit events
 */
public record EventPage(List<ToldEvent> events, Position reached, boolean more, boolean unsettled) {}
