package io.filesaga.processes.asl.fault;

/**
 * The error names that the language reserves (Amazon States Language, appendix A), and the two that AWS Step Functions
 * adds for failures that no wildcard may hide: {@link #RUNTIME} and {@link #DATA_LIMIT_EXCEEDED}.
 */
public final class ErrorName {

    public static final String ALL = "States.ALL";
    public static final String TIMEOUT = "States.Timeout";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String RESULT_PATH_MATCH_FAILURE = "States.ResultPathMatchFailure";
    public static final String PARAMETER_PATH_FAILURE = "States.ParameterPathFailure";
    public static final String BRANCH_FAILED = "States.BranchFailed";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    public static final String INTRINSIC_FAILURE = "States.IntrinsicFailure";

    /** A path or a value that the definition relies on is not in the data. Never caught, never retried. */
    public static final String RUNTIME = "States.Runtime";

    /** A state's data is larger than the limit. Caught and retried only by this name, never by a wildcard. */
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private ErrorName() {}
}
