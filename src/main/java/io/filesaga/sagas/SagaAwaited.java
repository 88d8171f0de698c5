package io.filesaga.sagas;

import java.util.UUID;

/**
 * Fired, as a CDI event, when somebody on this node begins to wait for the end of a saga: who can hear of it from other
 * nodes shall listen, and fire {@link SagaMoved}.
 */
public record SagaAwaited(UUID id) {}
