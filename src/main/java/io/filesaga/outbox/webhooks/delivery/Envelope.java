package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbound.OutboundRequest;
import io.filesaga.outbox.CloudEvents;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** A parcel as an HTTP request, signed for this moment. */
@Singleton
public class Envelope {

    /** Of the answer; it is not kept. */
    private static final int MOST_BYTES = 16 * 1024;

    private final CloudEvents events;
    private final WebhookSettings settings;

    public Envelope(CloudEvents events, WebhookSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    OutboundRequest of(Parcel parcel, Instant now) {
        byte[] body = events.json(parcel.event()).getBytes(StandardCharsets.UTF_8);
        String id = parcel.event().position().toString();
        long seconds = now.getEpochSecond();
        Map<String, String> headers = Map.of(
                "content-type",
                CloudEvents.MEDIA_TYPE + "; charset=utf-8",
                "user-agent",
                "filesaga",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                signatures(parcel, id, seconds, body));
        return new OutboundRequest(
                "POST", URI.create(parcel.url()), headers, Buffer.buffer(body), settings.timeout(), MOST_BYTES);
    }

    /** One by each secret: a receiver may know the new one already, or still the one before. */
    private static String signatures(Parcel parcel, String id, long seconds, byte[] body) {
        return parcel.secrets().stream()
                .map(secret -> secret.signature(id, seconds, body))
                .collect(Collectors.joining(" "));
    }
}
