package io.filesaga.sagas;

import java.util.UUID;

/**
 * Fired, as a CDI event, by whoever hears that a saga has moved, here or on another node: a hint for those who wait for it
 * to look again.
 */
public record SagaMoved(UUID id) {}
