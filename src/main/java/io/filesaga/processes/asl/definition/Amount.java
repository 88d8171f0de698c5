package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.Scope;

/** A whole number that is in the definition or in the data. */
public sealed interface Amount {

    /** The largest number of seconds that the language's implementations take: a little over three years. */
    int MOST = 99_999_999;

    /**
     * The number.
     *
     * @throws StateFailure {@code States.Runtime} when there is no such number, or it is out of bounds
     */
    int in(Scope scope);

    record Fixed(int amount) implements Amount {
        @Override
        public int in(Scope scope) {
            return amount;
        }
    }

    record Found(Path path, int least) implements Amount {
        @Override
        public int in(Scope scope) {
            JsonNode found = path.find(scope)
                    .orElseThrow(() -> StateFailure.runtime("The path " + path + " finds nothing in the data."));
            if (!fits(found, least)) {
                throw StateFailure.runtime("The path " + path + " must find a whole number from " + least + " to "
                        + MOST + " in the data.");
            }
            return found.intValue();
        }
    }

    static boolean fits(JsonNode node, int least) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= MOST;
    }
}
