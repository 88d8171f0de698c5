package io.filesaga.outbox;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/**
 * The door for those who have something to tell: an event is a part of the commit that makes it true, so it is told
 * exactly when that commit happened, and costs none of its own.
 */
@Singleton
public class Outbox {

    private static final Statement APPEND = Statement.of(
            "event_told",
            telling("""
                    SELECT w.owner, w.type, w.subject, w.sequence, w.saga_id, w.trace_parent, w.data::jsonb, w.at
                    FROM {rows}"""),
            text("owner"),
            text("type"),
            text("subject"),
            bigint("sequence"),
            uuid("saga_id"),
            text("trace_parent"),
            text("data"),
            timestamp("at"));

    private final ObjectMapper mapper;

    public Outbox(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The event as a write of the step that makes it true. */
    public Write tell(OutboxEvent event) {
        return Write.one(
                APPEND,
                io.filesaga.sagas.Refusal.of("internal", "An event was not appended."),
                event.owner(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.sagaId(),
                event.traceParent(),
                json(event.data()),
                event.at());
    }

    /**
     * The statement that appends what another one selects, for events that are made of rows just written.
     *
     * @param select yields owner, type, subject, sequence, saga id, trace parent, data (jsonb) and time, as
     *     {@link OutboxEvent} has them
     */
    public static String telling(String select) {
        return "INSERT INTO outbox_event (owner, type, subject, sequence, saga_id, trace_parent, data, at) " + select
                + " RETURNING 1";
    }

    private String json(Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
