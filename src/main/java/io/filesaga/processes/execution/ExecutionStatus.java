package io.filesaga.processes.execution;

/** Where an execution is in its life. An ended one changes only by a redrive. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    /** Stopped by request. */
    ABORTED;

    public boolean isEnd() {
        return this != RUNNING;
    }
}
