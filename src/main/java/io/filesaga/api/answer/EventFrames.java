package io.filesaga.api.answer;

import io.filesaga.outbox.CloudEvents;
import io.filesaga.outbox.stream.Frame;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;

/**
 * A stream as server-sent events: an event has its position as id, its type as name and a CloudEvent as data; a sign of
 * life is a comment with an id, so that who comes back after a long quiet time need not go far back.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
@Singleton
public class EventFrames {

    private static final Sse SSE = new SseImpl();

    private final CloudEvents events;

    EventFrames(CloudEvents events) {
        this.events = events;
    }

    /** The frames, each as one server-sent event. */
    public Multi<OutboundSseEvent> of(Multi<Frame> frames) {
        return frames.map(frame -> frame instanceof Frame.Told told ? told(told) : alive((Frame.Alive) frame));
    }

    private OutboundSseEvent told(Frame.Told frame) {
        return SSE.newEventBuilder()
                .id(frame.event().position().toString())
                .name(frame.event().type())
                .data(events.json(frame.event()))
                .build();
    }

    private static OutboundSseEvent alive(Frame.Alive frame) {
        return SSE.newEventBuilder()
                .id(frame.position().toString())
                .comment("alive")
                .build();
    }
}
