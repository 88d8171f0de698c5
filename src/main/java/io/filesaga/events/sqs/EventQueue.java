package io.filesaga.events.sqs;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** A queue of messages that somebody else fills. Every call fails as {@link QueueException}. */
interface EventQueue {

    /** Waits for messages, at most ten, and hides them from others. Emits an empty list when none came for a while. */
    Uni<List<QueueMessage>> receive();

    /** They have been dealt with. */
    Uni<Void> delete(Collection<QueueMessage> messages);

    /** They stay hidden for as long again. */
    Uni<Void> keep(Collection<QueueMessage> messages);

    /** Others may have them at once. */
    Uni<Void> giveBack(Collection<QueueMessage> messages);
}
