package io.filesaga.events;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.stream.Stream;

/** Opens envelopes until there is an event inside. Which one it is shows in the members it has. */
@Singleton
public class EnvelopeReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int DEEPEST = 5;

    private static final String CLOUD_EVENT = "specversion";
    private static final String SNS = "Type";
    private static final String EVENT_BRIDGE = "detail-type";
    private static final String RECORDS = "Records";
    private static final String SINGLE = "Event";

    /**
     * All that the message says.
     *
     * @param message JSON, as it came from the store or whoever has carried it
     * @throws InvalidEventException when any of it is not as it should be
     */
    public Reading read(byte[] message) {
        Findings findings = new Findings();
        open(json("", () -> JSON.readTree(message)), 1, findings);
        return findings.reading();
    }

    private static void open(Field message, int depth, Findings findings) {
        if (depth > DEEPEST) {
            throw message.bad("At most " + DEEPEST + " envelopes may be in each other.");
        }
        if (message.value().isArray()) {
            message.elements().forEach(element -> open(element, depth + 1, findings));
        } else if (message.has(CLOUD_EVENT)) {
            cloudEvent(message, depth, findings);
        } else if (message.has(SNS)) {
            sns(message, depth, findings);
        } else if (message.has(EVENT_BRIDGE)) {
            eventBridge(message, findings);
        } else if (message.has(SINGLE) && !message.has(RECORDS)) {
            single(message, findings);
        } else if (message.value().isObject()) {
            message.child(RECORDS).elements().forEach(record -> record(record, depth, findings));
        } else {
            throw message.bad("A JSON object or a list of them is needed.");
        }
    }

    /** @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/adapters/aws-s3.md">The adapter</a> */
    private static void cloudEvent(Field event, int depth, Findings findings) {
        Field version = event.child(CLOUD_EVENT);
        if (!version.text().startsWith("1.")) {
            throw version.bad("Only version 1.0 of CloudEvents is understood.");
        }
        Field type = event.child("type");
        Field time = event.child("time");
        Field data = parsed(event.child("data"));
        if (data.has("s3")) {
            new NotificationRecord(
                            data,
                            data.child("eventName").or(type),
                            data.child("eventTime").or(time))
                    .readInto(findings);
        } else if (data.has("bucket") && data.has("object")) {
            new EventDetail(data, type, time).readInto(findings);
        } else if (isEnvelope(data) || type.text().startsWith(EventName.CLOUD_EVENTS)) {
            open(data, depth + 1, findings);
        } else {
            findings.addUnknown(event, type.text(), event.child("source").shown());
        }
    }

    private static boolean isEnvelope(Field data) {
        return data.value().isArray()
                || Stream.of(CLOUD_EVENT, SNS, EVENT_BRIDGE, RECORDS, SINGLE).anyMatch(data::has);
    }

    /** A topic also tells of itself: such a message has no event inside. */
    private static void sns(Field message, int depth, Findings findings) {
        String type = message.child(SNS).text();
        if (type.equals("Notification")) {
            open(inner(message.child("Message")), depth + 1, findings);
        } else {
            findings.addUnknown(message, type, message.child("TopicArn").shown());
        }
    }

    private static void eventBridge(Field event, Findings findings) {
        Field type = event.child(EVENT_BRIDGE);
        String source = event.child("source").text();
        if (source.equals("aws.s3")) {
            new EventDetail(event.child("detail"), type, event.child("time")).readInto(findings);
        } else {
            findings.addUnknown(event, type.text(), source);
        }
    }

    /** S3 has one event that is not in a list of records: the test event. */
    private static void single(Field message, Findings findings) {
        String name = message.child(SINGLE).text();
        if (!EventName.of(name).isTest()) {
            findings.addUnknown(message, name, message.child("Bucket").shown());
        }
    }

    /** Lambda is given the messages of queues and topics as records as well. */
    private static void record(Field record, int depth, Findings findings) {
        if (!record.value().isObject()) {
            throw record.bad("A JSON object is needed.");
        }
        if (record.child("eventSource").shown().equals("aws:sqs")) {
            open(inner(record.child("body")), depth + 1, findings);
        } else if (record.has("Sns")) {
            open(inner(record.child("Sns").child("Message")), depth + 1, findings);
        } else {
            NotificationRecord.of(record).readInto(findings);
        }
    }

    /** Some write the data of a CloudEvent as a text. */
    private static Field parsed(Field data) {
        return data.value().isTextual() ? inner(data) : data;
    }

    private static Field inner(Field text) {
        String content = text.content();
        return json(text.path(), () -> JSON.readTree(content));
    }

    private static Field json(String path, Source source) {
        try {
            return new Field(path, source.read());
        } catch (IOException notJson) {
            throw new Field(path, JSON.missingNode()).bad("JSON is needed.");
        }
    }

    private interface Source {
        JsonNode read() throws IOException;
    }
}
