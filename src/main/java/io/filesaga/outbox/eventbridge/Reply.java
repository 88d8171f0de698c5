package io.filesaga.outbox.eventbridge;

/**
 * What the bus said to one event.
 *
 * @param why it was not taken, fit for a log; empty when it was
 */
record Reply(Outgoing event, Fate fate, String why) {

    /** What becomes of an event. */
    enum Fate {
        /** The bus has it. */
        TAKEN,
        /** The bus can never take it. */
        IMPOSSIBLE,
        /** The bus refuses this one, for a reason that may be put right. */
        REFUSED,
        /** The bus could not be asked, or is too busy or too ill to take it. That says nothing of the event. */
        AWAY
    }

    static Reply taken(Outgoing event) {
        return new Reply(event, Fate.TAKEN, "");
    }
}
