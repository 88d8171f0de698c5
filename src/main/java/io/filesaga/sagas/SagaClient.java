package io.filesaga.sagas;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The door to the engine. Refusals end a {@code Uni} with {@link RefusedException}, with the reasons of
 * {@link SagaReasons} or what the saga's own steps refuse.
 */
public interface SagaClient {

    /**
     * Begins a saga. Emits when the begin is committed; what a first transact step refuses leaves nothing behind. With
     * an idempotency key that began a saga before, emits that one.
     */
    <S> Uni<Started<S>> start(SagaDefinition<S> definition, Start<S> start);

    /**
     * Takes a waiting saga on at once, in the caller's time: the steps up to the next commit run first, so nothing is
     * stored when they fail for now or find the signal premature (then the {@code Uni} fails and the saga waits on
     * unharmed). Emits the saga when it rests again. A saga that has ended is emitted as it is: it is for the caller to
     * see how. Competing resumes, signals and deadlines are settled by the fencing token: one wins, the others see it.
     *
     * @param owner whose saga it must be; another owner's is as unknown
     */
    <S> Uni<Snapshot<S>> resume(SagaDefinition<S> definition, String owner, UUID id, Signal signal);

    /**
     * Stores a signal and emits when it is durable. One that comes before its await is kept for it. A saga that has
     * ended refuses it, naming its end.
     */
    Uni<SagaView> signal(UUID id, Signal signal);

    /**
     * Turns a waiting, ready or dead saga round and emits it when it rests; refused elsewhere and for flows that only
     * go forward.
     */
    Uni<SagaView> cancel(UUID id, Refusal why);

    /** Gives a DEAD saga a fresh set of attempts and emits it when it rests; refused in any other status. */
    Uni<SagaView> retry(UUID id);

    Uni<Optional<SagaView>> find(UUID id);

    /** The saga with its state; empty when there is none or it is of another type. */
    <S> Uni<Optional<Snapshot<S>>> load(SagaDefinition<S> definition, UUID id);

    /**
     * A hint that a commit which was not the engine's has left work: it began a saga with {@code saga_spawn} or told one
     * something with {@code saga_signal}. Without the hint it is found at the next look.
     */
    void wake();

    /** The saga when it has ended or is DEAD, or as it is after {@code patience}. */
    Uni<SagaView> awaitEnd(UUID id, Duration patience);
}
