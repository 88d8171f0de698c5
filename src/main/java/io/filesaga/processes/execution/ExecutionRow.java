package io.filesaga.processes.execution;

import io.filesaga.processes.data.Kept;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution as its row says it.
 *
 * @param saga who moves it on
 * @param moves how often it was moved
 * @param lines how many lines its history has
 * @param documentEtag of its document as it was written last, or null without one
 * @param tokenKey what its tasks' tokens are made from; secret
 * @param stop why it shall be stopped, or null
 * @param parent who waits for it, or null
 * @param movedAt of its latest move
 */
@RegisterForReflection
public record ExecutionRow(
        UUID id,
        String owner,
        String transactionId,
        String process,
        int version,
        UUID saga,
        ExecutionStatus status,
        Kept input,
        Kept progress,
        Kept output,
        @Nullable Failure failure,
        long moves,
        long lines,
        @Nullable String documentEtag,
        String tokenKey,
        @Nullable Failure stop,
        @Nullable ParentTask parent,
        @Nullable String traceParent,
        Instant startedAt,
        Instant movedAt,
        @Nullable Instant endedAt) {}
