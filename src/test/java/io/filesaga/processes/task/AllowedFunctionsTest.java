package io.filesaga.processes.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Given;
import org.junit.jupiter.api.Test;

/** A function is allowed by the name that the operator has written, and by no other. */
class AllowedFunctionsTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:resize";

    private static AllowedFunctions allowing(String functions) {
        return new AllowedFunctions(Given.settings(LambdaSettings.class, "functions", functions));
    }

    @Test
    void withoutAListNoneIs() {
        assertTrue(allowing("").areNone());
        assertFalse(allowing("").has("resize", null));
    }

    @Test
    void aNameStandsForAllItsVersions() {
        AllowedFunctions allowed = allowing("resize");
        assertTrue(allowed.has("resize", null));
        assertTrue(allowed.has("resize", "live"));
        assertTrue(allowed.has("resize:$LATEST", null));
        assertTrue(allowed.has("resize:7", "7"));
        assertFalse(allowed.has("resize:7", "8"));
        assertFalse(allowed.has("resize2", null));
        assertFalse(allowed.has(ARN, null));
        assertFalse(allowed.has("111122223333:function:resize", null));
    }

    @Test
    void aVersionStandsForItself() {
        AllowedFunctions allowed = allowing(ARN + ":live");
        assertTrue(allowed.has(ARN + ":live", null));
        assertTrue(allowed.has(ARN, "live"));
        assertFalse(allowed.has(ARN, null));
        assertFalse(allowed.has(ARN, "other"));
        assertFalse(allowed.has("resize:live", null));
    }

    @Test
    void whatIsNoNameIsNotAllowed() {
        AllowedFunctions allowed = allowing("resize");
        assertFalse(allowed.has("resize/../other", null));
        assertFalse(allowed.has("resize:live:more", null));
        assertFalse(allowed.has("", null));
    }
}
