package io.filesaga.api.problem;

import io.filesaga.events.InvalidEventException;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure of a request, as a problem. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNAUTHENTICATED = 401;
    private static final int FAULT = 500;
    private static final int UNAVAILABLE = 503;
    private static final Long RETRY_AFTER_SECONDS = 2L;

    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException failure, HttpHeaders headers, Request request) {
        Problem problem = Problem.of(failure.refusal());
        boolean createOnly = request.getMethod().equals(HttpMethod.POST)
                && headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
        if (failure.refusal().reason().equals(io.filesaga.files.Reasons.PATH_EXISTS) && createOnly) {
            return answer(problem.withStatus(PRECONDITION_FAILED));
        }
        Long pause = failure.refusal().figure(ProcessReasons.RETRY_AFTER_SECONDS);
        return pause == null ? answer(problem) : answer(problem, pause);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Problem> unauthenticated(SecurityException failure) {
        return answer(Problem.of(Refusal.of(ProblemType.UNAUTHENTICATED, "A valid bearer token is needed.")));
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException failure) {
        return answer(Problem.of(Refusal.of(ProblemType.FORBIDDEN, "You may not do this.")));
    }

    /** Before the mappers that come with the JSON library. */
    @ServerExceptionMapper(priority = 1)
    RestResponse<Problem> unreadable(com.fasterxml.jackson.databind.exc.MismatchedInputException failure) {
        return answer(Problem.of(Diagnosis.of(failure)));
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidEventException failure) {
        return answer(Problem.of(Refusal.ofField(failure.field(), InvalidEventException.REASON, failure.detail())));
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(InvalidDefinitionException failure) {
        var refusal = Refusal.of(ProcessReasons.INVALID_DEFINITION, "The definition cannot be run; see errors.");
        return answer(Problem.of(refusal)
                .with(failure.faults().stream()
                        .map(fault -> new Problem.At(fault.pointer(), fault.sentence()))
                        .toList()));
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException failure) {
        return answer(Problem.of(Diagnosis.of(failure)));
    }

    @ServerExceptionMapper
    RestResponse<Problem> failed(Throwable failure) {
        Problem problem = Problem.of(Diagnosis.of(failure));
        if (problem.status() == FAULT) {
            LOG.error("A request failed", failure);
        } else if (problem.status() == UNAVAILABLE) {
            LOG.warnf("A request failed: %s", failure);
        }
        return answer(problem);
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return answer(problem, problem.status() == UNAVAILABLE ? RETRY_AFTER_SECONDS : null);
    }

    private static RestResponse<Problem> answer(Problem problem, @Nullable Long retryAfterSeconds) {
        ResponseBuilder<Problem> answer = ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE);
        if (retryAfterSeconds != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        if (problem.status() == UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
