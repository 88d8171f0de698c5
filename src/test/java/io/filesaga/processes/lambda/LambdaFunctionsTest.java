package io.filesaga.processes.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.task.Functions.Invocation;
import io.filesaga.processes.task.Functions.Unanswered;
import io.filesaga.processes.task.LambdaSettings;
import io.filesaga.sdk.aws.AwsClients;
import io.filesaga.testing.AwsEndpoint;
import io.filesaga.testing.Given;
import io.filesaga.testing.LambdaServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** A Lambda that does not answer, refuses, or is not there. Each is asked once. */
class LambdaFunctionsTest {

    private static final AwsEndpoint LAMBDA = LambdaServer.start();

    private static final LambdaAsyncClient CLIENT = new ClientSource()
            .client(
                    new AwsClients(Optional.empty()),
                    Given.settings(LambdaSettings.class, Map.of("endpoint", LAMBDA.url(), "region", "eu-central-1")),
                    Given.settings(ProcessSettings.class, Map.of()));

    @AfterAll
    static void close() {
        CLIENT.close();
        LAMBDA.close();
    }

    private static String error(String function, Duration time) {
        var invocation = new Invocation(function, null, "RequestResponse", "{}", null);
        var outcome = new LambdaFunctions(CLIENT).invoke(invocation, time);
        return ((Unanswered) outcome.await().indefinitely()).error();
    }

    private static long asked(String function) {
        return LAMBDA.asked().stream()
                .filter(asked -> asked.uri().getPath().contains(function))
                .count();
    }

    @Test
    void noAnswerInTimeIsATimeoutOfTheCall() {
        assertEquals("Lambda.ClientExecutionTimeoutException", error("silent", Duration.ofMillis(1500)));
        assertTrue(asked("silent") <= 1);
    }

    @Test
    void aFailureIsNotRepeatedByTheSdk() {
        assertEquals("Lambda.TooManyRequestsException", error("throttled", Duration.ofMinutes(1)));
        assertEquals(1, asked("throttled"));
    }

    @Test
    void nobodyThereIsAnErrorOfTheClient() {
        LAMBDA.shut();
        try {
            assertEquals("Lambda.SdkClientException", error("echo", Duration.ofMinutes(1)));
        } finally {
            LAMBDA.open();
        }
    }
}
