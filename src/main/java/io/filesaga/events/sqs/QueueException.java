package io.filesaga.events.sqs;

import io.filesaga.sdk.NoAnswerException;
import io.filesaga.sdk.aws.AwsFailure;
import org.jspecify.annotations.Nullable;

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
        String words = AwsFailure.of(failure).words();
        return failure instanceof NoAnswerException
                ? new QueueException(operation + " had " + words, null)
                : new QueueException(operation + " failed: " + words, failure);
    }
}
