package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.CloudEvents;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.ToldEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event as an entry of {@code PutEvents}.
 *
 * @param type the {@code detail-type}: the whole type of the CloudEvent
 * @param detail the CloudEvent in JSON
 * @param size in bytes, as EventBridge counts it
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html">PutEvents</a>
 */
record Outgoing(Position position, String subject, Instant at, String source, String type, String detail, int size) {

    /** What EventBridge counts for the time of an entry. */
    private static final int TIME_BYTES = 14;

    static Outgoing of(ToldEvent event, CloudEvents events, String source) {
        String type = CloudEvents.PREFIX + event.type();
        String detail = events.json(event);
        int size = TIME_BYTES + bytes(source) + bytes(type) + bytes(detail);
        return new Outgoing(event.position(), event.subject(), event.at(), source, type, detail, size);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** For a log: what it is, and nothing of what it says. */
    @Override
    public String toString() {
        return "event " + position + " (" + type + ", " + size + " bytes)";
    }
}
