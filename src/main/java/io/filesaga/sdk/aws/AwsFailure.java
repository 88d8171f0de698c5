package io.filesaga.sdk.aws;

import io.filesaga.sdk.NoAnswerException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What an SDK exception says, without what nobody may read.
 *
 * @param status of the answer; 0 when there was none
 * @param code of the service, or empty
 * @param words fit for a log: no address, no credential, nothing of a message
 */
public record AwsFailure(int status, String code, String words) {

    private static final int FIRST_OF_SERVER = 500;

    /**
     * What a failure of a call says.
     *
     * @param failure what the SDK said, or {@link NoAnswerException}
     */
    public static AwsFailure of(Throwable failure) {
        if (failure instanceof AwsServiceException refusal) {
            String code = code(refusal);
            return new AwsFailure(refusal.statusCode(), code, (refusal.statusCode() + " " + code).strip());
        }
        boolean late = failure instanceof NoAnswerException;
        return new AwsFailure(
                0,
                "",
                late ? String.valueOf(failure.getMessage()) : failure.getClass().getSimpleName());
    }

    private static String code(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** Whether there was an answer, and it lays the blame on the request. */
    public boolean isRequestsFault() {
        return status > 0 && status < FIRST_OF_SERVER;
    }
}
