package io.filesaga.events.sqs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The queue with events. Region, credentials and endpoint are the SQS client's: {@code quarkus.sqs.*}. */
@ConfigMapping(prefix = "filesaga.events.sqs")
public interface SqsSettings {

    /** The queue's address, such as {@code https://sqs.eu-central-1.amazonaws.com/123456789012/files}; none: no queue. */
    Optional<URI> queueUrl();

    /** How many batches this instance has in hand at once, of up to ten messages each. */
    @WithDefault("2")
    int loops();

    /** How long a message is hidden from other receivers after a sign of life of the one who has it: whole seconds. */
    @WithDefault("60s")
    Duration visibility();

    /** How long a message that cannot be applied for now is kept in hand and tried again before the queue has it back. */
    @WithDefault("10m")
    Duration hold();

    /** The longest time for one call to the queue, the SDK's own retries included; long polling comes on top. */
    @WithDefault("10s")
    Duration callTimeout();
}
