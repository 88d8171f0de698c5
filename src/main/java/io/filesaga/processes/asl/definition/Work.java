package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.choice.Rule;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state does: one record for each type of the language, two for Wait. */
public sealed interface Work {

    /**
     * Work outside.
     *
     * @param timeout for each attempt; null when it may last for ever
     */
    record Task(String resource, @Nullable Amount timeout) implements Work {}

    /**
     * Hands on its effective input, or something else.
     *
     * @param result instead of the effective input; null for that
     */
    record Pass(@Nullable JsonNode result) implements Work {}

    /**
     * Chooses the next state.
     *
     * @param otherwise the Default; null when there is none
     */
    record Choice(List<Option> options, @Nullable String otherwise) implements Work {}

    /** One way out of a Choice. */
    record Option(Rule rule, String next) {}

    record WaitFor(Amount seconds) implements Work {}

    record WaitUntil(Moment moment) implements Work {}

    record Succeed() implements Work {}

    /** Templates of texts; null when there is none. */
    record Fail(@Nullable Template error, @Nullable Template cause) implements Work {}

    record Parallel(List<States> branches) implements Work {}

    /**
     * Runs states for each item of an array.
     *
     * @param items where the array is, in the effective input
     * @param selector what each iteration gets; null for its item
     * @param concurrency how many iterations run at once; 0 for as many as there may be
     */
    record Map(States processor, Path items, @Nullable Template selector, Amount concurrency) implements Work {}
}
