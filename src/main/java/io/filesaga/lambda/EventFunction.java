package io.filesaga.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.events.EventIntake;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/**
 * The function that takes events and ticks. What it is given shows in its members: a tick says {@code "filesaga":
 * "resume"}, a batch has records of SQS, and everything else is a message of S3's changes in one of its envelopes.
 */
@Singleton
public class EventFunction {

    /** What was in a message that came alone, as {@link io.filesaga.events.Receipt} has it. */
    @RegisterForReflection
    record Answer(int changes, int unknown) {}

    private final Shifts shifts;
    private final EventIntake intake;
    private final Batches batches;
    private final Tick tick;
    private final ObjectMapper json;

    EventFunction(Shifts shifts, EventIntake intake, Batches batches, Tick tick, ObjectMapper json) {
        this.shifts = shifts;
        this.intake = intake;
        this.batches = batches;
        this.tick = tick;
        this.json = json;
    }

    /**
     * Emits the answer to Lambda when what is told is durable and no saga is in hand any more. Fails when a message that
     * came alone could not be taken, or a tick could not be done: then Lambda tells it again. A batch does not fail, its
     * answer names the messages that are to be told again.
     *
     * @param event JSON, as Lambda gives it
     * @param leftMillis of the call's time, as Lambda says
     */
    public Uni<byte[]> answer(byte[] event, int leftMillis) {
        return Uni.createFrom().deferred(() -> {
            Shift shift = shifts.open(leftMillis);
            return shifts.ready()
                    .chain(() -> answer(Call.of(json, event), event, shift))
                    .map(this::written);
        });
    }

    private Uni<?> answer(Call call, byte[] event, Shift shift) {
        return switch (call.kind()) {
            case TICK -> tick.run(call.command(), shift);
            case BATCH -> settled(batches.take(call.records(), shift), shift);
            case MESSAGE -> settled(message(event, shift), shift);
        };
    }

    private Uni<Answer> message(byte[] event, Shift shift) {
        return OutOfTimeException.unless(intake.take(event), shift, shifts.now())
                .map(taken -> new Answer(taken.changes(), taken.unknown()));
    }

    private <T> Uni<T> settled(Uni<T> work, Shift shift) {
        return work.onItemOrFailure().call((done, failure) -> shifts.settle(shift));
    }

    private byte[] written(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
