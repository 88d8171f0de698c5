package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.filesaga.outbound.Outbound;
import io.filesaga.outbound.OutboundAnswer;
import io.filesaga.outbound.OutboundException;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code http:invoke}: an HTTP call, with the fields that AWS Step Functions gives it. 2xx is success. */
@Singleton
class HttpResource implements TaskResource {

    private static final String RESOURCE = "http:invoke";

    /** As AWS Step Functions calls them. */
    private static final String ERROR = "States.Http.";

    private static final Set<String> FIELDS = Set.of(
            HttpWish.ENDPOINT, HttpWish.METHOD, HttpWish.HEADERS, HttpWish.QUERY, HttpWish.BODY, HttpWish.CONNECTION);

    private final Outbound outbound;
    private final HttpWish wishes;
    private final ProcessJson json;
    private final Computing computing;

    HttpResource(Outbound outbound, HttpWish wishes, ProcessJson json, Computing computing) {
        this.outbound = outbound;
        this.wishes = wishes;
        this.json = json;
        this.computing = computing;
    }

    @Override
    public boolean serves(String resource) {
        return resource.equals(RESOURCE);
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        return new Template(state)
                .needs(HttpWish.ENDPOINT)
                .needs(HttpWish.METHOD)
                .allows(FIELDS)
                .holds(HttpWish.ENDPOINT, wishes::isAddress, "ApiEndpoint is an absolute https address.")
                .holds(HttpWish.METHOD, HttpWish::isMethod, "Method is GET, POST, PUT, PATCH, DELETE or HEAD.")
                .holds(
                        HttpWish.HEADERS,
                        HttpWish::isHeaders,
                        "Headers is an object of texts; some names are not allowed.")
                .holds(HttpWish.QUERY, JsonNode::isObject, "QueryParameters is an object.")
                .holds(HttpWish.CONNECTION, JsonNode::isTextual, "Connection is the name of a connection.")
                .faults();
    }

    @Override
    public Uni<TaskAnswer> run(TaskCall call) {
        return computing.over(call.data(), () -> wishes.read(call)).chain(this::run);
    }

    private Uni<TaskAnswer> run(HttpWish.Reading reading) {
        return reading.call() == null
                ? Uni.createFrom().item(TaskAnswer.failed(ERROR + "InvalidRequest", reading.fault()))
                : outbound.send(reading.call())
                        .chain(answer -> computing.over(answer.body().length(), () -> answered(answer)))
                        .onFailure(OutboundException.class)
                        .recoverWithItem(failure -> broken((OutboundException) failure));
    }

    private static TaskAnswer broken(OutboundException failure) {
        String error = switch (failure.kind()) {
            case REFUSED -> "Forbidden";
            case UNREACHABLE -> "Socket";
            case TIMEOUT -> "Timeout";
        };
        return TaskAnswer.failed(ERROR + error, String.valueOf(failure.getMessage()));
    }

    private TaskAnswer answered(OutboundAnswer answer) {
        JsonNode body = body(answer);
        if (!answer.isSuccess()) {
            String cause = body.isTextual() ? body.textValue() : json.write(body);
            return TaskAnswer.failed(ERROR + "StatusCode." + answer.status(), cause);
        }
        if (answer.truncated()) {
            return TaskAnswer.failed(ERROR + "AnswerTooLong", "The answer is longer than is read here.");
        }
        ObjectNode result = json.object().put("StatusCode", answer.status());
        ObjectNode headers = result.putObject("Headers");
        answer.headers().forEach(headers::put);
        result.set("ResponseBody", body);
        return new TaskAnswer.Succeeded(result);
    }

    /** JSON becomes a value, everything else stays text. */
    private JsonNode body(OutboundAnswer answer) {
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (type.contains("json") && !answer.truncated()) {
            try {
                return json.parse(answer.body().getBytes());
            } catch (IOException malformed) {
                // Then it is text.
            }
        }
        return TextNode.valueOf(answer.body().toString(StandardCharsets.UTF_8));
    }
}
