package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.task.Functions.Answered;
import io.filesaga.processes.task.Functions.Invocation;
import io.filesaga.processes.task.Functions.Outcome;
import io.filesaga.processes.task.Functions.Unanswered;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code lambda:invoke}, and a function's ARN as the resource, with the fields and error names that AWS Step Functions
 * gives them.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a function</a>
 */
@Singleton
class LambdaResource implements TaskResource {

    private static final Pattern INVOKE = Pattern.compile("(arn:aws[\\w-]*:states:::)?lambda:invoke");
    private static final String UNKNOWN = "Lambda.Unknown";
    private static final String NOT_ALLOWED = "This function is not one that Tasks may invoke here.";
    private static final Set<String> FIELDS =
            Set.of(LambdaWish.FUNCTION, LambdaWish.PAYLOAD, LambdaWish.QUALIFIER, LambdaWish.TYPE, LambdaWish.CONTEXT);

    private final Functions functions;
    private final AllowedFunctions allowed;
    private final LambdaWish wishes;
    private final ProcessJson json;
    private final Computing computing;

    LambdaResource(
            Functions functions, AllowedFunctions allowed, LambdaWish wishes, ProcessJson json, Computing computing) {
        this.functions = functions;
        this.allowed = allowed;
        this.wishes = wishes;
        this.json = json;
        this.computing = computing;
    }

    @Override
    public boolean serves(String resource) {
        return INVOKE.matcher(resource).matches() || LambdaWish.isArn(resource);
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        if (allowed.areNone()) {
            return List.of(new Fault("/Resource", "No functions of Lambda may be invoked here."));
        }
        if (LambdaWish.isArn(resource)) {
            return allowed.has(resource, null) ? List.of() : List.of(new Fault("/Resource", NOT_ALLOWED));
        }
        String qualifier = state.path("Parameters").path(LambdaWish.QUALIFIER).textValue();
        boolean isQualifierKnown = !state.path("Parameters").has(LambdaWish.QUALIFIER + ".$");
        return new Template(state)
                .needs(LambdaWish.FUNCTION)
                .allows(FIELDS)
                .holds(
                        LambdaWish.FUNCTION,
                        name -> name.isTextual() && (!isQualifierKnown || allowed.has(name.textValue(), qualifier)),
                        NOT_ALLOWED)
                .holds(LambdaWish.QUALIFIER, JsonNode::isTextual, "Qualifier is a version or an alias.")
                .holds(LambdaWish.TYPE, LambdaWish::isType, "InvocationType is RequestResponse, Event or DryRun.")
                .holds(LambdaWish.CONTEXT, JsonNode::isTextual, "ClientContext is JSON in base64.")
                .faults();
    }

    @Override
    public Uni<TaskAnswer> run(TaskCall call) {
        return computing.over(call.data(), () -> wishes.read(call)).chain(wish -> run(call, wish));
    }

    private Uni<TaskAnswer> run(TaskCall call, Optional<Invocation> wish) {
        if (wish.isEmpty()) {
            return refused("InvalidParameterValueException", "The parameters make no invocation.");
        }
        Invocation invocation = wish.get();
        if (!allowed.has(invocation.function(), invocation.qualifier())) {
            return refused("AccessDeniedException", NOT_ALLOWED);
        }
        boolean isPlain = LambdaWish.isArn(call.resource());
        return functions.invoke(invocation, call.time()).chain(outcome -> answer(outcome, isPlain));
    }

    private static Uni<TaskAnswer> refused(String error, String cause) {
        return Uni.createFrom().item(TaskAnswer.failed("Lambda." + error, cause));
    }

    private Uni<TaskAnswer> answer(Outcome outcome, boolean isPlain) {
        if (outcome instanceof Unanswered none) {
            return Uni.createFrom().item(TaskAnswer.failed(none.error(), none.cause()));
        }
        Answered answered = (Answered) outcome;
        return computing.over(answered.payload().length(), () -> answer(answered, isPlain));
    }

    private TaskAnswer answer(Answered answered, boolean isPlain) {
        JsonNode payload = value(answered.payload());
        if (answered.error() != null) {
            String type = payload.path("errorType").asText();
            return TaskAnswer.failed(type.isBlank() ? UNKNOWN : type, answered.payload());
        }
        return new TaskAnswer.Succeeded(isPlain ? payload : result(answered, payload));
    }

    private JsonNode result(Answered answered, JsonNode payload) {
        ObjectNode result = json.object();
        if (answered.version() != null) {
            result.put("ExecutedVersion", answered.version());
        }
        if (!answered.payload().isEmpty()) {
            result.set("Payload", payload);
        }
        return result.put("StatusCode", answered.status());
    }

    /** What is no JSON is text; what is nothing is null. */
    private JsonNode value(String payload) {
        if (payload.isEmpty()) {
            return json.object().nullNode();
        }
        try {
            return json.parse(payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            return TextNode.valueOf(payload);
        }
    }
}
