package io.filesaga.processes.execution;

import io.filesaga.outbox.Outbox;
import io.filesaga.outbox.OutboxEvent;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is told of an execution: its end, once for each end, in the commit of the end. An attempt that is retried is no
 * end. The sequence is the number of moves, which every move raises; so an end after a redrive comes later.
 */
@Singleton
class ExecutionEvents {

    private final Outbox outbox;

    ExecutionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Write ofEnd(UUID saga, Move move) {
        ExecutionRow row = move.before();
        return outbox.tell(new OutboxEvent(
                type(move.status()),
                row.owner(),
                "executions/" + row.id(),
                row.moves() + 1,
                saga,
                row.traceParent(),
                data(row, move),
                move.at()));
    }

    private static String type(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> "execution.succeeded";
            case FAILED -> "execution.failed";
            case TIMED_OUT -> "execution.timed-out";
            case ABORTED -> "execution.aborted";
            case RUNNING -> throw new IllegalArgumentException("it has not ended");
        };
    }

    /** Input and output stay where they are: who is told may look. */
    private static Map<String, Object> data(ExecutionRow row, Move move) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("executionId", row.id().toString());
        data.put("transactionId", row.transactionId());
        data.put("process", row.process());
        data.put("version", row.version());
        data.put("status", move.status().name());
        if (move.failure() != null) {
            data.put("error", move.failure().error());
            data.put("cause", move.failure().cause());
        }
        data.put("startedAt", row.startedAt().toString());
        data.put("endedAt", move.at().toString());
        return data;
    }
}
