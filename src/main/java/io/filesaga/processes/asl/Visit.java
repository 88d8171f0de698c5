package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.definition.Amount;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.Work;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import io.filesaga.processes.asl.progress.Position;
import io.filesaga.processes.asl.progress.Strand;
import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.processes.asl.template.Template;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does the work of every state that has no branches. */
final class Visit {

    private final Move move;
    private final Demand demand;

    Visit(Move move) {
        this.move = move;
        demand = new Demand(move);
    }

    Step begin(State state, Strand strand, Scope raw) {
        Work work = state.work();
        if (work instanceof Work.Task task) {
            return begin(state, task, strand, raw);
        } else if (work instanceof Work.Pass pass) {
            JsonNode effective = state.flow().effectiveInput(raw, move.random());
            return result(state, raw, pass.result() == null ? effective : pass.result());
        } else if (work instanceof Work.Choice choice) {
            return choose(state, choice, raw);
        } else if (work instanceof Work.WaitFor wait) {
            int seconds = wait.seconds().in(chosen(state, raw));
            return await(strand, strand.enteredAt().plusSeconds(seconds));
        } else if (work instanceof Work.WaitUntil wait) {
            return await(strand, wait.moment().in(chosen(state, raw)));
        } else if (work instanceof Work.Fail fail) {
            throw new StateFailure(text(fail.error(), raw), text(fail.cause(), raw));
        }
        return passOn(state, raw);
    }

    private static Scope chosen(State state, Scope raw) {
        return raw.with(state.flow().chosenInput(raw));
    }

    Step passOn(State state, Scope raw) {
        return new Step.Leave(state.flow().passedOn(raw), state.next());
    }

    Step result(State state, Scope raw, JsonNode result) {
        return new Step.Leave(state.flow().output(raw, result, move.random()), state.next());
    }

    private Step choose(State state, Work.Choice choice, Scope raw) {
        Scope input = chosen(state, raw);
        for (Work.Option option : choice.options()) {
            if (option.rule().holds(input)) {
                return new Step.Leave(state.flow().passedOn(raw), option.next());
            }
        }
        if (choice.otherwise() == null) {
            throw new StateFailure(ErrorName.NO_CHOICE_MATCHED, "No rule of " + state.name() + " holds.");
        }
        return new Step.Leave(state.flow().passedOn(raw), choice.otherwise());
    }

    private Step await(Strand strand, Instant until) {
        if (!move.isPast(until)) {
            move.history().waiting(strand, until);
        }
        return new Step.Again(strand.at(new Position.Waiting(until)));
    }

    /** Of an Error or a Cause: what is no string is written as JSON. */
    private String text(@Nullable Template template, Scope raw) {
        if (template == null) {
            return "";
        }
        try {
            return Json.plain(template.fill(raw, move.random()));
        } catch (StateFailure failure) {
            throw StateFailure.runtime(failure.cause());
        }
    }

    private Step begin(State state, Work.Task task, Strand strand, Scope raw) {
        JsonNode payload = state.flow().effectiveInput(raw, move.random());
        return demand.of(state, task.resource(), strand, payload, timeoutAt(state, raw));
    }

    private @Nullable Instant timeoutAt(State state, Scope raw) {
        Amount timeout = state.work() instanceof Work.Task task ? task.timeout() : null;
        return timeout == null ? null : move.now().plusSeconds(timeout.in(chosen(state, raw)));
    }

    /** A strand whose task was open when somebody stopped the execution. */
    Step reopened(State state, Strand strand, TaskDemand task, Happening.Reopened happening, Scope raw) {
        if (happening.ended().contains(task.taskId())) {
            return new Step.Stay(strand.at(new Position.Tasking(task.until(timeoutAt(state, raw)))));
        }
        Strand again = strand.entered(strand.enteredAt());
        return state.work() instanceof Work.Task
                ? new Step.Again(again)
                : demand.of(state, task.resource(), again, task.payload(), null);
    }

    /** A strand whose task is open: too late, ended, or neither. */
    Step answered(State state, Strand strand, TaskDemand task, Scope raw) {
        if (move.isPast(task.timeoutAt())) {
            move.forget(task.taskId());
            throw failed(
                    Kind.TASK_TIMED_OUT,
                    strand,
                    task,
                    new StateFailure(ErrorName.TIMEOUT, "The task did not end before " + task.timeoutAt() + "."));
        } else if (move.happening() instanceof Happening.TaskSucceeded success
                && success.taskId().equals(task.taskId())) {
            move.history().taskSucceeded(strand, task, move.measure(success.output()));
            move.limited(success.output());
            return result(state, raw, success.output());
        } else if (move.happening() instanceof Happening.TaskFailed failure
                && failure.taskId().equals(task.taskId())) {
            throw failed(Kind.TASK_FAILED, strand, task, new StateFailure(failure.error(), failure.cause()));
        }
        return new Step.Stay(strand);
    }

    private StateFailure failed(Kind kind, Strand strand, TaskDemand task, StateFailure failure) {
        move.history().taskFailed(kind, strand, task, failure);
        return failure;
    }
}
