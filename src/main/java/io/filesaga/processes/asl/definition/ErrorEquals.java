package io.filesaga.processes.asl.definition;

import io.filesaga.processes.asl.fault.ErrorName;
import java.util.List;

/** The error names that a Retry or a Catch is for. */
public record ErrorEquals(List<String> names) {

    /**
     * Whether a failure is meant. {@code States.Runtime} never is; {@code States.DataLimitExceeded} only by name;
     * {@code States.TaskFailed} means every error but {@code States.Timeout}; {@code States.BranchFailed} every failure
     * of a branch, whose own name can be named as well.
     *
     * @param ofBranch the state that has failed is a Parallel, and one of its branches has failed
     */
    public boolean match(String error, boolean ofBranch) {
        if (error.equals(ErrorName.RUNTIME)) {
            return false;
        } else if (names.contains(error)) {
            return true;
        } else if (error.equals(ErrorName.DATA_LIMIT_EXCEEDED)) {
            return false;
        }
        return names.contains(ErrorName.ALL)
                || (names.contains(ErrorName.TASK_FAILED) && !error.equals(ErrorName.TIMEOUT))
                || (names.contains(ErrorName.BRANCH_FAILED) && ofBranch);
    }
}
