package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.http.OutboundAnswer;
import io.filesaga.processes.http.OutboundHttp;
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
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_NO_SUCCESS = 300;
    private static final Set<String> FIELDS = Set.of(
            HttpWish.ENDPOINT, HttpWish.METHOD, HttpWish.HEADERS, HttpWish.QUERY, HttpWish.BODY, HttpWish.CONNECTION);

    private final OutboundHttp http;
    private final HttpWish wishes;
    private final ProcessJson json;

    HttpResource(OutboundHttp http, HttpWish wishes, ProcessJson json) {
        this.http = http;
        this.wishes = wishes;
        this.json = json;
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
        HttpWish.Reading reading = wishes.read(call);
        return reading.call() == null
                ? Uni.createFrom().item(TaskAnswer.failed("Http.InvalidRequest", reading.fault()))
                : http.send(reading.call()).map(this::answer);
    }

    private TaskAnswer answer(OutboundAnswer answer) {
        if (answer instanceof OutboundAnswer.Answered answered) {
            return answered(answered);
        }
        if (answer instanceof OutboundAnswer.Refused refused) {
            return TaskAnswer.failed("Http.Forbidden", refused.why());
        }
        if (answer instanceof OutboundAnswer.TooSlow) {
            return TaskAnswer.failed("Http.Timeout", "There was no answer in time.");
        }
        return answer instanceof OutboundAnswer.Broken broken
                ? TaskAnswer.failed("Http.Socket", "The call broke: " + broken.why() + ".")
                : TaskAnswer.failed("Http.AnswerTooLong", "The answer is longer than is allowed here.");
    }

    private TaskAnswer answered(OutboundAnswer.Answered answered) {
        int status = answered.status();
        JsonNode body = body(answered);
        if (status < FIRST_SUCCESS || status >= FIRST_NO_SUCCESS) {
            return TaskAnswer.failed(
                    "Http.StatusCode." + status, body.isTextual() ? body.textValue() : json.write(body));
        }
        ObjectNode result = json.object().put("StatusCode", status).put("StatusText", answered.phrase());
        ObjectNode headers = result.putObject("Headers");
        answered.headers().forEach((name, values) -> values.forEach(headers.withArray(name)::add));
        result.set("ResponseBody", body);
        return new TaskAnswer.Succeeded(result);
    }

    /** JSON becomes a value, everything else stays text. */
    private JsonNode body(OutboundAnswer.Answered answered) {
        String type = String.join(",", answered.headers().getOrDefault("content-type", List.of()));
        if (type.toLowerCase(Locale.ROOT).contains("json")) {
            try {
                return json.parse(answered.body());
            } catch (IOException malformed) {
                // Then it is text.
            }
        }
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(
                new String(answered.body(), StandardCharsets.UTF_8));
    }
}
