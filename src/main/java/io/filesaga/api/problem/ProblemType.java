package io.filesaga.api.problem;

import static java.util.Map.entry;

import io.filesaga.api.identity.Requester;
import io.filesaga.events.InvalidEventException;
import io.filesaga.events.sns.SnsReasons;
import io.filesaga.files.Reasons;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.webhooks.Webhooks;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.sagas.SagaReasons;
import java.util.Map;

/**
 * What a reason is over HTTP.
 *
 * @param status the HTTP status
 * @param title the reason in words
 */
record ProblemType(int status, String title) {

    static final String UNAUTHENTICATED = "unauthenticated";
    static final String FORBIDDEN = "forbidden";
    static final String MALFORMED = "malformed-request";
    static final String NO_SUCH_ROUTE = "no-such-route";
    static final String METHOD_NOT_ALLOWED = "method-not-allowed";
    static final String NOT_ACCEPTABLE = "not-acceptable";
    static final String UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type";
    static final String INTERNAL = "internal";

    private static final Map<String, ProblemType> BY_REASON = Map.ofEntries(
            entry(MALFORMED, new ProblemType(400, "The request cannot be read")),
            entry(InvalidEventException.REASON, new ProblemType(400, "The event cannot be read")),
            entry(Reasons.INVALID_FIELD, new ProblemType(400, "A field is not valid")),
            entry(ProcessReasons.RESERVED_NAME, new ProblemType(400, "The name is reserved")),
            entry(Reasons.CONTENT_INCOMPLETE, new ProblemType(400, "The content is incomplete")),
            entry(UNAUTHENTICATED, new ProblemType(401, "A valid bearer token is needed")),
            entry(FORBIDDEN, new ProblemType(403, "Not allowed")),
            entry(SnsReasons.REFUSED, new ProblemType(403, "The topic may not tell")),
            entry(Requester.NO_OWNER, new ProblemType(403, "The token names no owner")),
            entry(Reasons.LIMIT_EXCEEDED, new ProblemType(403, "The limit is exceeded")),
            entry(NO_SUCH_ROUTE, new ProblemType(404, "There is nothing at this address")),
            entry(Reasons.NOT_FOUND, new ProblemType(404, "Not found")),
            entry(SagaReasons.SAGA_NOT_FOUND, new ProblemType(404, "Not found")),
            entry(Webhooks.NOT_FOUND, new ProblemType(404, "Not found")),
            entry(Webhooks.TOO_MANY, new ProblemType(409, "Too many webhooks")),
            entry(METHOD_NOT_ALLOWED, new ProblemType(405, "This address does not take the method")),
            entry(NOT_ACCEPTABLE, new ProblemType(406, "The answer cannot be had in this media type")),
            entry(Reasons.PATH_EXISTS, new ProblemType(409, "The path exists")),
            entry(Reasons.NOT_UPLOADED_YET, new ProblemType(409, "Not uploaded yet")),
            entry(Reasons.UPLOAD_COMPLETED, new ProblemType(409, "The upload is complete")),
            entry(Reasons.STILL_RUNNING, new ProblemType(409, "Still running")),
            entry(SagaReasons.SAGA_ENDED, new ProblemType(409, "The saga has ended")),
            entry(SagaReasons.NOT_IN_STATUS, new ProblemType(409, "Not in this status")),
            entry(ProcessReasons.EXECUTION_NOT_IN_STATUS, new ProblemType(409, "Not in this status")),
            entry(ProcessReasons.TASK_CLOSED, new ProblemType(409, "The task is closed")),
            entry(Reasons.UPLOAD_EXPIRED, new ProblemType(410, "The upload has expired")),
            entry(Reasons.UPLOAD_CANCELLED, new ProblemType(410, "The upload was cancelled")),
            entry(SagaReasons.CANCELLED, new ProblemType(410, "The saga was cancelled")),
            entry(EventLog.PRUNED, new ProblemType(410, "The events have been removed")),
            entry(Reasons.VERSION_MISMATCH, new ProblemType(412, "Changed since")),
            entry(Reasons.CONTENT_TOO_LARGE, new ProblemType(413, "Too large")),
            entry(UNSUPPORTED_MEDIA_TYPE, new ProblemType(415, "The media type is not supported here")),
            entry(ProcessReasons.INVALID_DEFINITION, new ProblemType(422, "The definition is not valid")),
            entry(Reasons.INVALID_PARTS, new ProblemType(422, "The parts do not make the object")),
            entry(Reasons.UPLOAD_REFUSED, new ProblemType(422, "The upload was refused")),
            entry(Reasons.DIGEST_MISMATCH, new ProblemType(422, "The content is not what was announced")),
            entry(SagaReasons.KEY_REUSED, new ProblemType(422, "The Idempotency-Key was used for another request")),
            entry(ProcessReasons.TOO_MANY_REQUESTS, new ProblemType(429, "Too many requests")),
            entry(INTERNAL, new ProblemType(500, "Something went wrong here")),
            entry(SagaReasons.STEP_FAILED, new ProblemType(500, "A step failed")),
            entry(Reasons.INTERRUPTED, new ProblemType(503, "Interrupted")),
            entry(Reasons.STORE_UNAVAILABLE, new ProblemType(503, "The object store is unavailable")),
            entry(SnsReasons.UNAVAILABLE, new ProblemType(503, "SNS is unavailable")),
            entry(SagaReasons.DATABASE_UNAVAILABLE, new ProblemType(503, "The database is unavailable")),
            entry(SagaReasons.OVERLOADED, new ProblemType(503, "Too much at once")),
            entry(SagaReasons.DRAINING, new ProblemType(503, "Stopping")),
            entry(SagaReasons.OUT_OF_TIME, new ProblemType(503, "Too little time is left")));

    /** A reason that nobody entered here is our fault. */
    static ProblemType of(String reason) {
        return BY_REASON.getOrDefault(reason, new ProblemType(500, "Something went wrong here"));
    }

    static boolean isKnown(String reason) {
        return BY_REASON.containsKey(reason);
    }
}
