package io.filesaga.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaReasons;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a failure means to a client; whatever is not understood is {@code internal} and says nothing more. */
final class Diagnosis {

    private static final int DEEPEST = 12;
    private static final Refusal INTERNAL =
            Refusal.of(ProblemType.INTERNAL, "The service failed; the log says more. Trying again may help.");
    private static final Refusal DATABASE =
            Refusal.of(SagaReasons.DATABASE_UNAVAILABLE, "The database cannot be reached; try again.");
    private static final Set<String> OUTAGES = Set.of("08", "53", "57");

    private Diagnosis() {}

    static Refusal of(Throwable failure) {
        Throwable at = failure;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            Refusal known = known(at);
            if (known != null) {
                return known;
            }
            at = at.getCause();
        }
        return failure instanceof WebApplicationException http ? ofStatus(http) : INTERNAL;
    }

    private static @Nullable Refusal known(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        if (failure instanceof JacksonException json) {
            return ofJson(json);
        }
        return isOutage(failure) ? DATABASE : null;
    }

    /** Writes name an outage themselves; reads through Hibernate come with the driver's own failure. */
    private static boolean isOutage(Throwable failure) {
        if (failure instanceof PgException pg) {
            return pg.getSqlState() != null
                    && pg.getSqlState().length() > 2
                    && OUTAGES.contains(pg.getSqlState().substring(0, 2));
        }
        return failure instanceof ClosedConnectionException
                || (failure instanceof IOException && !(failure instanceof JacksonException))
                || failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException;
    }

    private static Refusal ofJson(JacksonException json) {
        if (json instanceof JsonParseException || !(json instanceof JsonMappingException mapping)) {
            var at = json.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return Refusal.of(ProblemType.MALFORMED, "The body is no valid JSON" + where + ".");
        }
        String field = path(mapping.getPath());
        return field.isEmpty()
                ? Refusal.of(ProblemType.MALFORMED, "The body is not a JSON object as this address wants it.")
                : Refusal.ofField(field, Reasons.INVALID_FIELD, "The field is unknown here or has the wrong type.");
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static Refusal ofStatus(WebApplicationException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 401 -> Refusal.of(ProblemType.UNAUTHENTICATED, "A valid bearer token is needed.");
            case 403 -> Refusal.of(ProblemType.FORBIDDEN, "You may not do this.");
            case 404 -> Refusal.of(ProblemType.NO_SUCH_ROUTE, "There is nothing at this address.");
            case 405 -> Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "This address does not take the method.");
            case 406 -> Refusal.of(ProblemType.NOT_ACCEPTABLE, "The answer cannot be had in this media type.");
            case 413 -> Refusal.of(Reasons.CONTENT_TOO_LARGE, "The body is too long.");
            case 415 -> Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported here.");
            case 400 -> Refusal.of(ProblemType.MALFORMED, "The request cannot be read.");
            default -> INTERNAL;
        };
    }
}
