package io.filesaga.crash;

import io.filesaga.crash.HoldingProxy.Hold;
import io.filesaga.crash.HoldingProxy.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the run of an owner is cut.
 *
 * @param process what he starts
 * @param what a commit, as {@link MoveBarrier} knows it, or the steps that a write of the document has in it
 * @param fate whether what is cut happens
 */
record ProcessCut(String process, String what, Fate fate) {

    /** What becomes of the boundary at which the process dies. */
    enum Fate {
        /** The commit never happens. */
        LOST,
        /** The commit happens when the process is dead. */
        DONE,
        /** The store sees the write when everything is over. */
        LATE,
        /** The store has done the write, nobody hears of it. */
        UNHEARD
    }

    static final String SAMPLE = "process-a";
    static final String TWO = "two-steps";
    static final String WAITS = "waits";
    private static final String DOWNSTREAM = "process-a-downstream";

    /** How many moves there are: the begin, and one for the end of each step. */
    private static final int MOVES = 7;

    private static final int MOVES_DOWNSTREAM = 4;

    /** Every transition is lost once. What happens unheard is cut where it differs: steps in the middle are all alike. */
    static List<ProcessCut> all() {
        List<ProcessCut> cuts = new ArrayList<>();
        moves(SAMPLE, SAMPLE, Fate.LOST, range(MOVES), cuts);
        moves(SAMPLE, DOWNSTREAM, Fate.LOST, range(MOVES_DOWNSTREAM), cuts);
        moves(SAMPLE, SAMPLE, Fate.DONE, IntStream.of(1, MOVES), cuts);
        moves(SAMPLE, DOWNSTREAM, Fate.DONE, IntStream.of(1, MOVES_DOWNSTREAM), cuts);
        for (Fate fate : List.of(Fate.LOST, Fate.DONE)) {
            cuts.add(new ProcessCut(SAMPLE, "end of step-f", fate));
            cuts.add(new ProcessCut(TWO, "end of step-a", fate));
            moves(WAITS, WAITS, fate, range(2), cuts);
            moves(WAITS, "child", fate, range(2), cuts);
        }
        for (Fate fate : List.of(Fate.LATE, Fate.UNHEARD)) {
            List.of("", "a", "ab").forEach(steps -> cuts.add(new ProcessCut(TWO, steps, fate)));
        }
        return cuts;
    }

    private static IntStream range(int moves) {
        return IntStream.rangeClosed(1, moves);
    }

    private static void moves(String process, String moved, Fate fate, IntStream moves, List<ProcessCut> cuts) {
        moves.forEach(move -> cuts.add(new ProcessCut(process, moved + " " + move, fate)));
    }

    String owner() {
        return String.join(
                "-", process, "cut", what.replace(' ', '-'), fate.name().toLowerCase(Locale.ROOT));
    }

    boolean isWrite() {
        return fate == Fate.LATE || fate == Fate.UNHEARD;
    }

    String input() {
        return "{\"order\":\"" + owner() + "\"}";
    }

    /** The document after these steps. */
    String document(String steps) {
        String outputs = steps.chars()
                .mapToObj(step -> "step-" + (char) step)
                .map(step -> ",\"" + step + "-output\":\"output of " + step + "\"")
                .collect(Collectors.joining());
        return input().replace("}", outputs + "}");
    }

    Hold hold() {
        return Hold.write(owner(), document(what), fate == Fate.LATE ? Moment.BEFORE : Moment.AFTER);
    }
}
