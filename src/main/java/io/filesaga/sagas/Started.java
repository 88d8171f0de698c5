package io.filesaga.sagas;

import io.smallrye.mutiny.Uni;

/**
 * A saga whose begin is committed. It runs on by itself; nobody need subscribe to {@code rest}.
 *
 * @param saga as the begin's commit left it, or as it is now when the key had begun it before
 * @param repeated true when the idempotency key had begun it before
 * @param rest emits when this node's run of it comes to rest: ended, DEAD, waiting, or left to a later attempt
 * @param <S> what the saga remembers
 */
public record Started<S>(Snapshot<S> saga, boolean repeated, Uni<Snapshot<S>> rest) {}
