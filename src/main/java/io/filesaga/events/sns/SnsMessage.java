package io.filesaga.events.sns;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.filesaga.events.InvalidEventException;
import java.io.IOException;
import java.util.List;

/**
 * What a topic posts.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Formats of SNS</a>
 */
record SnsMessage(JsonNode content) {

    /** What a message is for. Each has members of its own that are signed, in this order. */
    enum Kind {
        NOTIFICATION("Notification"),
        SUBSCRIPTION("SubscriptionConfirmation"),
        END_OF_SUBSCRIPTION("UnsubscribeConfirmation");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        private List<String> signed() {
            return switch (this) {
                case NOTIFICATION -> TOLD;
                case SUBSCRIPTION, END_OF_SUBSCRIPTION -> CONFIRMATION;
            };
        }
    }

    private static final String SUBJECT = "Subject";

    private static final List<String> TOLD = List.of("Message", "MessageId", SUBJECT, "Timestamp", "TopicArn", "Type");

    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    /** As strict as the reader of events, so that what is verified is what is applied. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static SnsMessage read(byte[] body) {
        try {
            return new SnsMessage(JSON.readTree(body));
        } catch (IOException notJson) {
            throw new InvalidEventException("message", "JSON is needed.");
        }
    }

    Kind kind() {
        String type = text("Type");
        for (Kind kind : Kind.values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        throw new InvalidEventException("Type", "A topic has no messages of this type.");
    }

    String text(String name) {
        JsonNode value = content.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new InvalidEventException(name, "A text is needed.");
        }
        return value.textValue();
    }

    /** What SNS has signed: name and value of each member in a line of its own; a subject only when there is one. */
    String signedText() {
        StringBuilder text = new StringBuilder();
        for (String name : kind().signed()) {
            if (!name.equals(SUBJECT) || content.hasNonNull(SUBJECT)) {
                text.append(name).append('\n').append(text(name)).append('\n');
            }
        }
        return text.toString();
    }
}
