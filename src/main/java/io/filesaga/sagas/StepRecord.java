package io.filesaga.sagas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a saga's history.
 *
 * @param step its name
 * @param direction which way the saga went
 * @param attempt from 1
 * @param outcome done, retry, failed, parked, waiting, signal, rescued, retried-by-hand
 * @param error or null
 */
public record StepRecord(
        String step,
        Direction direction,
        int attempt,
        String outcome,
        Instant startedAt,
        Instant endedAt,
        @Nullable Refusal error) {}
