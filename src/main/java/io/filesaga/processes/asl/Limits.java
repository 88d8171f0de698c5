package io.filesaga.processes.asl;

/**
 * What an execution may cost.
 *
 * @param dataBytes the largest input, payload, result or output of a state, in bytes of its compact JSON in UTF-8; more
 *     fails the state with {@code States.DataLimitExceeded}
 * @param movesPerCall how many states one call enters at most; then it returns, to be called again at once
 * @param bytesPerCall how much data one call measures before it enters no further state; it enters one in any case
 * @param movesPerExecution how many states an execution enters (retries count) before it fails with
 *     {@code States.Runtime}: the end of a loop without end
 * @param openIterations how many iterations of one Map state run at once when {@code MaxConcurrency} is 0 or more than that
 */
public record Limits(int dataBytes, int movesPerCall, long bytesPerCall, int movesPerExecution, int openIterations) {

    /**
     * 256 KiB, 1,000 states and 128 MiB a call, 25,000 states an execution, 40 iterations: as AWS Step Functions, where it
     * tells.
     */
    public static final Limits DEFAULT = new Limits(262_144, 1_000, 134_217_728, 25_000, 40);

    /** The same with calls that are over soon. */
    public Limits ofCalls(int moves, long bytes) {
        return new Limits(dataBytes, moves, bytes, movesPerExecution, openIterations);
    }
}
