package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.States;
import io.filesaga.processes.asl.definition.Work;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The branches or iterations of a state: computed from its input at every move, so that none of it is remembered. */
interface ForkPlan {

    int size();

    /** How many may be open at once, at least 1. */
    int concurrency();

    States states(int index);

    JsonNode input(int index, RandomGenerator random);

    @Nullable
    Item item(int index);

    /** Whether all begin in the same move, also when it has no moves left. */
    boolean atOnce();

    static boolean isFor(State state) {
        return state.work() instanceof Work.Parallel || state.work() instanceof Work.Map;
    }

    /**
     * The plan for a Parallel or a Map state.
     *
     * @param around what the Map around the state is about
     */
    static ForkPlan of(State state, Scope raw, @Nullable Item around, int openIterations) {
        if (state.work() instanceof Work.Parallel parallel) {
            return new Branches(parallel.branches(), state, raw, around);
        }
        Work.Map map = (Work.Map) state.work();
        Scope chosen = raw.with(state.flow().chosenInput(raw));
        int wanted = map.concurrency().in(chosen);
        return new Iterations(
                map, chosen, items(map, chosen), wanted == 0 ? openIterations : Math.min(wanted, openIterations));
    }

    private static ArrayNode items(Work.Map map, Scope chosen) {
        if (map.items().find(chosen).orElse(MissingNode.getInstance()) instanceof ArrayNode array) {
            return array;
        }
        throw StateFailure.runtime("The path " + map.items() + " finds no array for the Map state.");
    }

    /** Of a Parallel state: all with the same input, drawn once. */
    final class Branches implements ForkPlan {

        private final List<States> branches;
        private final State state;
        private final Scope raw;
        private final @Nullable Item around;
        private @Nullable JsonNode input;

        Branches(List<States> branches, State state, Scope raw, @Nullable Item around) {
            this.branches = branches;
            this.state = state;
            this.raw = raw;
            this.around = around;
        }

        @Override
        public int size() {
            return branches.size();
        }

        @Override
        public int concurrency() {
            return branches.size();
        }

        @Override
        public boolean atOnce() {
            return true;
        }

        @Override
        public States states(int index) {
            return branches.get(index);
        }

        @Override
        public JsonNode input(int index, RandomGenerator random) {
            if (input == null) {
                input = state.flow().effectiveInput(raw, random);
            }
            return input;
        }

        @Override
        public @Nullable Item item(int index) {
            return around;
        }
    }

    /** Of a Map state: one for each item. */
    record Iterations(Work.Map map, Scope chosen, ArrayNode items, int concurrency) implements ForkPlan {
        @Override
        public boolean atOnce() {
            return false;
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public States states(int index) {
            return map.processor();
        }

        @Override
        public JsonNode input(int index, RandomGenerator random) {
            if (map.selector() == null) {
                return items.get(index);
            }
            ObjectNode context = Json.NODES.objectNode();
            context.setAll((ObjectNode) chosen.context());
            context.putObject("Map").putObject("Item").put("Index", index).set("Value", items.get(index));
            return map.selector().fill(new Scope(chosen.data(), context), random);
        }

        @Override
        public Item item(int index) {
            return new Item(index, items.get(index));
        }
    }
}
