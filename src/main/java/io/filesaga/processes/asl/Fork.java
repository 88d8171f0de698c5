package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.Work;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import io.filesaga.processes.asl.progress.Position;
import io.filesaga.processes.asl.progress.Strand;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the branches of a Parallel state and the iterations of a Map state. */
final class Fork {

    private final Move move;
    private final Walk walk;
    private final Demand demand;

    Fork(Move move, Walk walk) {
        this.move = move;
        this.walk = walk;
        this.demand = new Demand(move);
    }

    /** Goes on with those that are open, begins what may begin, and leaves the state when all have ended. */
    Step run(State state, Strand strand, Scope raw, @Nullable Item around) {
        Position.Forked before = strand.position() instanceof Position.Forked forked
                ? forked
                : new Position.Forked(0, new TreeMap<>(), new TreeMap<>());
        Course course = new Course(strand, before);
        try {
            ForkPlan plan = ForkPlan.of(state, raw, around, move.limits().openIterations());
            course.follow(plan);
            if (course.outputs.size() < plan.size()) {
                return new Step.Stay(strand.at(new Position.Forked(course.next, course.open, course.outputs)));
            }
        } catch (StateFailure failure) {
            course.open.values().forEach(move::cancel);
            throw failure;
        }
        ArrayNode results = Json.NODES.arrayNode().addAll(course.outputs.values());
        String keeper = move.mapKeeper();
        if (keeper != null && around == null && state.work() instanceof Work.Map) {
            return demand.of(state, keeper, strand, results, null);
        }
        return new Step.Leave(state.flow().output(raw, results, move.random()), state.next());
    }

    /** The branches of one state in one move. */
    private final class Course {
        private final Strand strand;
        private final SortedMap<Integer, Strand> open;
        private final SortedMap<Integer, JsonNode> outputs;
        private int next;

        Course(Strand strand, Position.Forked before) {
            this.strand = strand;
            open = new TreeMap<>(before.open());
            outputs = new TreeMap<>(before.outputs());
            next = before.next();
        }

        void follow(ForkPlan plan) {
            for (int index : List.copyOf(open.keySet())) {
                advance(plan, index);
            }
            while (next < plan.size() && open.size() < plan.concurrency() && (plan.atOnce() || !move.outOfMoves())) {
                JsonNode input = plan.input(next, move.random());
                move.limited(input);
                String path = strand.stepId() + "." + next;
                open.put(next, Strand.begin(path, plan.states(next).startAt(), input, move.now()));
                advance(plan, next++);
            }
        }

        private void advance(ForkPlan plan, int index) {
            Strand branch = open.remove(index);
            Outcome outcome = walk.run(plan.states(index), branch, plan.item(index));
            if (outcome instanceof Outcome.Going going) {
                open.put(index, going.strand());
            } else if (outcome instanceof Outcome.Done done) {
                outputs.put(index, done.output());
            } else if (outcome instanceof Outcome.Failed failed) {
                throw failed.failure().asOfBranch();
            }
        }
    }
}
