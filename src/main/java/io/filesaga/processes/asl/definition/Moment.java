package io.filesaga.processes.asl.definition;

import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Timestamp;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.Scope;
import java.time.Instant;
import java.util.Optional;

/** A timestamp that is in the definition or in the data. */
public sealed interface Moment {

    /**
     * The moment.
     *
     * @throws StateFailure {@code States.Runtime} when there is none
     */
    Instant in(Scope scope);

    record Fixed(Instant moment) implements Moment {
        @Override
        public Instant in(Scope scope) {
            return moment;
        }
    }

    record Found(Path path) implements Moment {
        @Override
        public Instant in(Scope scope) {
            return path.find(scope)
                    .flatMap(node -> Optional.ofNullable(node.textValue()))
                    .flatMap((String text) -> Timestamp.parse(text))
                    .orElseThrow(() -> StateFailure.runtime("The path " + path + " finds no timestamp in the data."));
        }
    }
}
