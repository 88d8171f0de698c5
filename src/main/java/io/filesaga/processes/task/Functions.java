package io.filesaga.processes.task;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Functions that somebody else runs, as Tasks use them. */
public interface Functions {

    /**
     * A call of a function.
     *
     * @param function its name or ARN
     * @param qualifier version or alias, or null
     * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}
     * @param payload JSON text
     * @param clientContext JSON in base64, or null
     */
    record Invocation(
            String function,
            @Nullable String qualifier,
            String type,
            String payload,
            @Nullable String clientContext) {}

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * The function, or its queue, has answered.
     *
     * @param version which ran, or null
     * @param error null, or that the function itself has failed: then the payload says how
     * @param payload may be empty
     */
    record Answered(
            int status, @Nullable String version, @Nullable String error, String payload) implements Outcome {}

    /**
     * There is no answer of the function. It may have run nevertheless.
     *
     * @param error as AWS Step Functions names it
     * @param cause fit for the owner of the process
     */
    record Unanswered(String error, String cause) implements Outcome {}

    /** Invokes it once. Never fails. */
    Uni<Outcome> invoke(Invocation invocation, Duration time);
}
