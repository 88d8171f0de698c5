package io.filesaga.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.events.EventIntake;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Batches of a queue, message by message. The order does not matter to events, so a message that fails keeps no other
 * back, and the queue need not be FIFO. One that can never be read fails as well: the queue's redrive policy parks it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial batch responses</a>
 */
@Singleton
class Batches {

    /** What the queue keeps; everything else is done. */
    @RegisterForReflection
    record Answer(List<Failure> batchItemFailures) {}

    /** One message to be told again. */
    @RegisterForReflection
    record Failure(String itemIdentifier) {}

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final int AT_ONCE = 4;

    private final EventIntake intake;
    private final Shifts shifts;

    Batches(EventIntake intake, Shifts shifts) {
        this.intake = intake;
        this.shifts = shifts;
    }

    Uni<Answer> take(List<JsonNode> messages, Shift shift) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(message -> take(message, shift))
                .merge(AT_ONCE)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .<List<Failure>>in(ArrayList::new, List::add)
                .map(Answer::new);
    }

    private Uni<Optional<Failure>> take(JsonNode message, Shift shift) {
        byte[] body = message.path("body").asText().getBytes(StandardCharsets.UTF_8);
        String id = message.path("messageId").asText();
        return Uni.createFrom()
                .deferred(() -> OutOfTimeException.unless(intake.take(body), shift, shifts.now()))
                .map(done -> Optional.<Failure>empty())
                .onFailure()
                .invoke(failure -> LOG.warnf("message %s has to be told again: %s", id, failure))
                .onFailure()
                .recoverWithItem(() -> Optional.of(new Failure(id)));
    }
}
