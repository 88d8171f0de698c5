package io.filesaga.events.sqs;

import io.filesaga.sdk.NoAnswerException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A call to the queue that failed, in words fit for a log: no address, no credential, nothing of a message. */
final class QueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static QueueException of(String operation, Throwable failure) {
        if (failure instanceof QueueException ours) {
            return ours;
        }
        if (failure instanceof NoAnswerException) {
            return new QueueException(operation + " had " + failure.getMessage(), null);
        }
        String what = failure instanceof AwsServiceException refusal
                ? refusal.statusCode() + " " + code(refusal)
                : failure.getClass().getSimpleName();
        return new QueueException(operation + " failed: " + what, failure);
    }

    private static String code(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        return details == null ? "" : String.valueOf(details.errorCode());
    }
}
