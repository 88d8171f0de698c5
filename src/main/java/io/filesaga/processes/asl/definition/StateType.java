package io.filesaga.processes.asl.definition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The types of states and which of the common fields each has (Amazon States Language, "State Types"). */
enum StateType {
    TASK("Task", Has.PATHS, Has.PARAMETERS, Has.RESULT_PATH, Has.NEXT, Has.RETRY),
    PASS("Pass", Has.PATHS, Has.PARAMETERS, Has.RESULT_PATH, Has.NEXT),
    CHOICE("Choice", Has.PATHS),
    WAIT("Wait", Has.PATHS, Has.NEXT),
    SUCCEED("Succeed", Has.PATHS),
    FAIL("Fail"),
    PARALLEL("Parallel", Has.PATHS, Has.PARAMETERS, Has.RESULT_PATH, Has.NEXT, Has.RETRY),
    /** Its Parameters are an old name of its ItemSelector. */
    MAP("Map", Has.PATHS, Has.RESULT_PATH, Has.NEXT, Has.RETRY);

    private final String text;
    private final Set<Has> fields = EnumSet.noneOf(Has.class);

    /** Fields that belong together. */
    enum Has {
        /** InputPath and OutputPath. */
        PATHS,
        PARAMETERS,
        RESULT_PATH,
        /** Next or End. */
        NEXT,
        /** Retry, Catch and ResultSelector. */
        RETRY
    }

    StateType(String text, Has... fields) {
        this.text = text;
        this.fields.addAll(Arrays.asList(fields));
    }

    static Optional<StateType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    boolean has(Has group) {
        return fields.contains(group);
    }
}
