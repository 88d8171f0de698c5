package io.filesaga.processes.asl;

import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.States;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.path.Scope;
import io.filesaga.processes.asl.progress.Position;
import io.filesaga.processes.asl.progress.Strand;
import org.jspecify.annotations.Nullable;

/** Leads strands through states, one after the other, until they wait, end or fail. */
final class Walk {

    private final Move move;
    private final Visit visit;
    private final Fork fork;
    private final Recovery recovery;

    Walk(Move move) {
        this.move = move;
        visit = new Visit(move);
        fork = new Fork(move, this);
        recovery = new Recovery(move);
    }

    /** @param item what the innermost Map around the strand is about */
    Outcome run(States states, Strand begun, @Nullable Item item) {
        Strand strand = begun;
        while (true) {
            State state = states.at(strand.state());
            Step step = safely(state, strand, item);
            if (step instanceof Step.Stay stay) {
                return new Outcome.Going(stay.strand());
            } else if (step instanceof Step.Fall fall) {
                return new Outcome.Failed(strand, fall.failure());
            } else if (step instanceof Step.Again again) {
                strand = again.strand();
            } else if (step instanceof Step.Leave leave) {
                move.history().state(Kind.STATE_EXITED, strand, move.measure(leave.output()));
                if (leave.next() == null) {
                    return new Outcome.Done(leave.output());
                }
                strand = strand.before(leave.next(), leave.output(), move.now());
            }
        }
    }

    private Step safely(State state, Strand strand, @Nullable Item item) {
        try {
            Step step = step(state, strand, item);
            if (step instanceof Step.Leave leave) {
                move.limited(leave.output());
            }
            return step;
        } catch (StateFailure failure) {
            return recovery.from(state, strand, failure);
        }
    }

    private Step step(State state, Strand strand, @Nullable Item item) {
        Position position = strand.position();
        if (position instanceof Position.Ready) {
            return enter(strand);
        } else if (position instanceof Position.Backoff backoff) {
            return move.isPast(backoff.until()) && move.spend()
                    ? new Step.Again(strand.entered(strand.enteredAt()))
                    : new Step.Stay(strand);
        }
        Scope raw = ContextObject.scope(move, state, strand, item);
        if (position instanceof Position.Tasking tasking) {
            return move.happening() instanceof Happening.Reopened reopened
                    ? visit.reopened(state, strand, tasking.demand(), reopened, raw)
                    : visit.answered(state, strand, tasking.demand(), raw);
        } else if (position instanceof Position.Waiting waiting) {
            return move.isPast(waiting.until()) ? visit.passOn(state, raw) : new Step.Stay(strand);
        } else if (position instanceof Position.Forked || ForkPlan.isFor(state)) {
            return fork.run(state, strand, raw, item);
        }
        return visit.begin(state, strand, raw);
    }

    private Step enter(Strand strand) {
        if (!move.spend()) {
            return new Step.Stay(strand);
        }
        Strand entered = strand.entered(move.now());
        move.history().state(Kind.STATE_ENTERED, entered, move.measure(entered.input()));
        return new Step.Again(entered);
    }
}
