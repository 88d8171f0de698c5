package io.filesaga.processes.lambda;

import io.filesaga.processes.task.Functions;
import io.filesaga.sdk.NoAnswerException;
import io.filesaga.sdk.SdkCalls;
import io.filesaga.sdk.aws.AwsFailure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/**
 * Invokes functions.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
@Singleton
class LambdaFunctions implements Functions {

    private static final Logger LOG = Logger.getLogger(LambdaFunctions.class);

    /** Each call has its own; this is for none. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final LambdaAsyncClient client;
    private final SdkCalls calls = new SdkCalls(USUAL, (operation, failure) -> failure);

    LambdaFunctions(LambdaAsyncClient client) {
        this.client = client;
    }

    @Override
    public Uni<Outcome> invoke(Invocation invocation, Duration time) {
        return calls.call("Invoke", time, () -> client.invoke(request(invocation)))
                .map(LambdaFunctions::answered)
                .onFailure()
                .recoverWithItem(LambdaFunctions::unanswered);
    }

    private static InvokeRequest request(Invocation invocation) {
        return InvokeRequest.builder()
                .functionName(invocation.function())
                .qualifier(invocation.qualifier())
                .invocationType(invocation.type())
                .clientContext(invocation.clientContext())
                .payload(SdkBytes.fromUtf8String(invocation.payload()))
                .build();
    }

    private static Outcome answered(InvokeResponse answer) {
        String payload = answer.payload() == null ? "" : answer.payload().asUtf8String();
        return new Answered(answer.statusCode(), answer.executedVersion(), answer.functionError(), payload);
    }

    private static Outcome unanswered(Throwable failure) {
        String error = "Lambda." + name(failure);
        String words = AwsFailure.of(failure).words();
        LOG.debugf("a function was not invoked: %s, %s", error, words);
        return new Unanswered(error, words);
    }

    /** The name of the SDK's exception, as AWS Step Functions tells of it. */
    private static String name(Throwable failure) {
        if (failure instanceof NoAnswerException) {
            return "ClientExecutionTimeoutException";
        }
        if (failure instanceof LambdaException refusal) {
            return refusal.getClass() == LambdaException.class
                    ? "AWSLambdaException"
                    : refusal.getClass().getSimpleName();
        }
        return failure instanceof SdkClientException ? "SdkClientException" : "Unknown";
    }
}
