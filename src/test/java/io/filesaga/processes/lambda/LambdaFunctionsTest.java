package io.filesaga.processes.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** A Lambda that does not answer, and one that is not there. Each is asked once. */
class LambdaFunctionsTest {

    private static String error(AwsEndpoint lambda, String function, Duration time) {
        LambdaSettings settings =
                Given.settings(LambdaSettings.class, Map.of("endpoint", lambda.url(), "region", "eu-central-1"));
        ProcessSettings processes = Given.settings(ProcessSettings.class, Map.of());
        try (LambdaAsyncClient client =
                new ClientSource().client(new AwsClients(Optional.empty()), settings, processes)) {
            var invocation = new Invocation(function, null, "RequestResponse", "{}", null);
            return ((Unanswered) new LambdaFunctions(client)
                            .invoke(invocation, time)
                            .await()
                            .indefinitely())
                    .error();
        }
    }

    @Test
    void noAnswerInTimeIsATimeoutOfTheCall() {
        try (AwsEndpoint lambda = LambdaServer.start()) {
            assertEquals("Lambda.ClientExecutionTimeoutException", error(lambda, "silent", Duration.ofMillis(1500)));
            assertEquals(1, lambda.asked().size());
        }
    }

    @Test
    void aFailureIsNotRepeatedByTheSdk() {
        try (AwsEndpoint lambda = LambdaServer.start()) {
            assertEquals("Lambda.TooManyRequestsException", error(lambda, "throttled", Duration.ofMinutes(1)));
            assertEquals(1, lambda.asked().size());
        }
    }

    @Test
    void nobodyThereIsAnErrorOfTheClient() {
        AwsEndpoint lambda = LambdaServer.start();
        lambda.close();
        assertEquals("Lambda.SdkClientException", error(lambda, "echo", Duration.ofMinutes(1)));
    }
}
