package io.filesaga.sagas.store;

import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga's row, as read.
 *
 * @param state JSON text of what the saga remembers
 * @param fencingToken that the next write must name
 * @param signals stored and not yet taken, oldest first
 */
public record SagaRow(
        UUID id,
        String type,
        int version,
        Position position,
        String state,
        long fencingToken,
        String owner,
        String subject,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String traceParent,
        List<Signal> signals,
        List<StepRecord> history,
        @Nullable Map<String, Object> result,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant endedAt) {

    public SagaView view() {
        return new SagaView(
                id,
                type,
                version,
                position.status(),
                position.step(),
                position.attempt(),
                owner,
                subject,
                position.runAt(),
                position.deadline(),
                history,
                result,
                position.error(),
                createdAt,
                modifiedAt,
                endedAt);
    }
}
