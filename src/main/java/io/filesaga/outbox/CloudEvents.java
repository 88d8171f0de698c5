package io.filesaga.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/**
 * Events as others get them: CloudEvents 1.0 in the JSON format, with the extensions {@code sequence} and
 * {@code traceparent} of the specification and {@code owner} and {@code sagaid} of our own.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
@Singleton
public class CloudEvents {

    /** What every {@code type} begins with. */
    public static final String PREFIX = "io.filesaga.";

    /** The media type of one event. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private final ObjectMapper mapper;
    private final OutboxSettings settings;

    public CloudEvents(ObjectMapper mapper, OutboxSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    /** The event as JSON text; always the same for the same event. */
    public String json(ToldEvent event) {
        ObjectNode json = mapper.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.position().toString())
                .put("source", settings.source())
                .put("type", PREFIX + event.type())
                .put("subject", event.subject())
                .put("time", event.at().toString())
                .put("datacontenttype", "application/json")
                .put("sequence", "%019d".formatted(event.sequence()))
                .put("owner", event.owner());
        if (event.sagaId() != null) {
            json.put("sagaid", event.sagaId().toString());
        }
        if (event.traceParent() != null) {
            json.put("traceparent", event.traceParent());
        }
        json.putRawValue("data", new RawValue(event.data()));
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
