package io.filesaga.sagas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga as others may see it.
 *
 * @param step the step at which it is or was last
 * @param attempt of that step, from 1
 * @param runAt when it is due again, or null
 * @param deadline when its await ends, or null
 * @param history oldest first
 * @param result what it told when COMPLETED, or null
 * @param error why it went back or is DEAD or tries again, or null
 * @param endedAt when it became final, or null
 */
public record SagaView(
        UUID id,
        String type,
        int version,
        SagaStatus status,
        String step,
        int attempt,
        String owner,
        String subject,
        @Nullable Instant runAt,
        @Nullable Instant deadline,
        List<StepRecord> history,
        @Nullable Map<String, Object> result,
        @Nullable Refusal error,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant endedAt) {}
