package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.task.Functions.Invocation;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an invocation from the effective input of a Task, or from the function's ARN as its resource. */
@Singleton
class LambdaWish {

    static final String FUNCTION = "FunctionName";
    static final String PAYLOAD = "Payload";
    static final String QUALIFIER = "Qualifier";
    static final String TYPE = "InvocationType";
    static final String CONTEXT = "ClientContext";

    private static final String SYNCHRONOUS = "RequestResponse";
    private static final Set<String> TYPES = Set.of(SYNCHRONOUS, "Event", "DryRun");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[\\w-]*:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]{1,140}(:[$\\w-]{1,129})?");

    private final ProcessJson json;

    LambdaWish(ProcessJson json) {
        this.json = json;
    }

    static boolean isArn(String resource) {
        return ARN.matcher(resource).matches();
    }

    static boolean isType(JsonNode value) {
        return value.isTextual() && TYPES.contains(value.textValue());
    }

    /** Empty when what is only known now is not as it must be. */
    Optional<Invocation> read(TaskCall call) {
        if (isArn(call.resource())) {
            String context = context(call);
            return Optional.of(new Invocation(call.resource(), null, SYNCHRONOUS, json.write(call.payload()), context));
        }
        JsonNode given = call.payload();
        boolean isRight = given.path(FUNCTION).isTextual()
                && isTextOrNone(given.get(QUALIFIER))
                && isTextOrNone(given.get(CONTEXT))
                && (!given.has(TYPE) || isType(given.path(TYPE)));
        return isRight ? Optional.of(invocation(call, given)) : Optional.empty();
    }

    private static boolean isTextOrNone(@Nullable JsonNode value) {
        return value == null || value.isTextual();
    }

    private Invocation invocation(TaskCall call, JsonNode given) {
        String type = given.path(TYPE).asText(SYNCHRONOUS);
        String context = Template.text(given, CONTEXT);
        if (context == null && type.equals(SYNCHRONOUS)) {
            context = context(call);
        }
        String function = given.path(FUNCTION).textValue();
        return new Invocation(function, Template.text(given, QUALIFIER), type, payload(call), context);
    }

    /** An execution that owns a document hands it over when nothing else is said. */
    private String payload(TaskCall call) {
        JsonNode payload = call.payload().get(PAYLOAD);
        if (payload != null) {
            return json.write(payload);
        }
        return json.write(call.document() == null ? json.object() : call.document());
    }

    /** Lets the function know what it has seen: the key is the same for each try of one attempt. */
    private String context(TaskCall call) {
        ObjectNode context = json.object();
        ObjectNode custom = context.putObject("custom").put("idempotencyKey", call.idempotencyKey());
        if (call.execution().traceParent() != null) {
            custom.put("traceparent", call.execution().traceParent());
        }
        return Base64.getEncoder().encodeToString(json.bytes(context));
    }
}
