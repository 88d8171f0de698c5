package io.filesaga.processes.asl.definition;

import java.util.Arrays;
import java.util.Optional;

/** The types of states and which of the common fields each has (Amazon States Language, "State Types"). */
enum StateType {
    TASK("Task"),
    PASS("Pass"),
    CHOICE("Choice"),
    WAIT("Wait"),
    SUCCEED("Succeed"),
    FAIL("Fail"),
    PARALLEL("Parallel"),
    MAP("Map");

    private final String text;

    StateType(String text) {
        this.text = text;
    }

    static Optional<StateType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    /** InputPath and OutputPath. */
    boolean hasPaths() {
        return this != FAIL;
    }

    /** Next or End. */
    boolean hasNext() {
        return hasResult() || this == WAIT;
    }

    /** ResultPath. */
    boolean hasResult() {
        return hasRetry() || this == PASS;
    }

    /** Those of a Map are an old name of its ItemSelector. */
    boolean hasParameters() {
        return hasResult() && this != MAP;
    }

    /** Retry, Catch and ResultSelector. */
    boolean hasRetry() {
        return this == TASK || this == PARALLEL || this == MAP;
    }
}
