package io.filesaga.storage.s3;

import io.filesaga.sdk.NoAnswerException;
import io.filesaga.storage.StorageException;
import io.filesaga.storage.StorageException.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What an SDK exception means for us. Our message names operation, status, code and request id: no address, no key, no
 * credential. Codes: <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 error responses</a>.
 */
final class Diagnosis {

    /** Refusals (4xx) that pass by themselves: load, a race inside the store, or credentials about to be renewed. */
    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "TooManyRequests",
            "RequestTimeout",
            "RequestTimeTooSkewed",
            "OperationAborted",
            "ConditionalRequestConflict",
            "ExpiredToken",
            "TokenRefreshRequired");

    private Diagnosis() {}

    /** The failure in our words; one that is in our words already stays what it is. */
    static Throwable of(String operation, Throwable cause) {
        if (cause instanceof StorageException) {
            return cause;
        }
        if (cause instanceof NoAnswerException late) {
            return new StorageException(Kind.TRANSIENT, operation + " had " + late.getMessage(), null);
        }
        if (cause instanceof AwsServiceException refusal) {
            return new StorageException(kind(refusal), operation + " failed: " + words(refusal), cause);
        }
        boolean ourMistake = cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
        String what = cause.getClass().getSimpleName();
        return new StorageException(
                ourMistake ? Kind.PERMANENT : Kind.TRANSIENT, operation + " failed: " + what, cause);
    }

    /** Whether the store says that the object, upload or bucket is not there. */
    static boolean isMissing(Throwable failure) {
        return failure.getCause() instanceof S3Exception refusal && refusal.statusCode() == 404;
    }

    /** Whether the store says, with this very code, that something is not there. */
    static boolean isMissing(Throwable failure, String code) {
        return failure.getCause() instanceof S3Exception refusal && code.equals(code(refusal));
    }

    /** Whether the store answered with this status. */
    static boolean isStatus(Throwable failure, int status) {
        return failure.getCause() instanceof S3Exception refusal && refusal.statusCode() == status;
    }

    /** Whether a range was asked of an object that has no byte. */
    static boolean isEmptyRange(Throwable failure) {
        return isStatus(failure, 416);
    }

    private static Kind kind(AwsServiceException refusal) {
        int status = refusal.statusCode();
        String code = code(refusal);
        boolean answeredNothing = status == 400 && code == null;
        boolean failedWith200 = status == 200;
        boolean passing = code != null && PASSING.contains(code);
        boolean transientStatus = status >= 500 || status == 429 || status == 408;
        return transientStatus || passing || answeredNothing || failedWith200 ? Kind.TRANSIENT : Kind.PERMANENT;
    }

    private static String words(AwsServiceException refusal) {
        String code = code(refusal);
        String id = refusal.requestId();
        return refusal.statusCode() + (code == null ? "" : " " + code) + (id == null ? "" : ", request " + id);
    }

    /** The error code of the answer's body; null for HEAD, whose answers have none. */
    private static @Nullable String code(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        return details == null ? null : details.errorCode();
    }
}
