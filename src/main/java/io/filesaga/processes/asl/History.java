package io.filesaga.processes.asl;

import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.progress.Strand;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history entries of one move, while they are collected. */
final class History {

    private final Instant now;
    private final int before;
    private final List<HistoryEntry> entries = new ArrayList<>();

    History(Instant now, int before) {
        this.now = now;
        this.before = before;
    }

    List<HistoryEntry> entries() {
        return entries;
    }

    int count() {
        return before + entries.size();
    }

    void execution(Kind kind, @Nullable Integer bytes) {
        add(kind, null, null, 1, bytes, null, null);
    }

    void executionFailed(String error, String cause) {
        entries.add(
                new HistoryEntry(count() + 1, now, Kind.EXECUTION_FAILED, "", null, null, 1, null, error, cause, null));
    }

    void state(Kind kind, Strand strand, @Nullable Integer bytes) {
        add(kind, strand, null, strand.retryCount() + 1, bytes, null, null);
    }

    void waiting(Strand strand, Instant until) {
        add(Kind.WAITING, strand, null, 1, null, null, until);
    }

    void taskScheduled(Strand strand, TaskDemand task, int bytes) {
        add(Kind.TASK_SCHEDULED, strand, task.taskId(), task.attempt(), bytes, null, task.timeoutAt());
    }

    void taskSucceeded(Strand strand, TaskDemand task, @Nullable Integer bytes) {
        add(Kind.TASK_SUCCEEDED, strand, task.taskId(), task.attempt(), bytes, null, null);
    }

    void taskFailed(Kind kind, Strand strand, TaskDemand task, StateFailure failure) {
        add(kind, strand, task.taskId(), task.attempt(), null, failure, null);
    }

    void taskCancelled(TaskDemand task) {
        int last = Math.max(0, task.taskId().lastIndexOf('.'));
        entries.add(new HistoryEntry(
                count() + 1,
                now,
                Kind.TASK_CANCELLED,
                task.taskId().substring(0, last),
                task.state(),
                task.taskId(),
                task.attempt(),
                null,
                null,
                null,
                null));
    }

    void failure(Kind kind, Strand strand, StateFailure failure, @Nullable Instant until) {
        add(kind, strand, null, strand.retryCount() + 1, null, failure, until);
    }

    private void add(
            Kind kind,
            @Nullable Strand strand,
            @Nullable String taskId,
            int attempt,
            @Nullable Integer bytes,
            @Nullable StateFailure failure,
            @Nullable Instant until) {
        entries.add(new HistoryEntry(
                count() + 1,
                now,
                kind,
                strand == null ? "" : strand.path(),
                strand == null ? null : strand.state(),
                taskId,
                attempt,
                bytes,
                failure == null ? null : failure.error(),
                failure == null ? null : failure.cause(),
                until));
    }
}
