package io.filesaga.events;

/**
 * What was in a message.
 *
 * @param changes told, each applied
 * @param unknown events that are counted and kept, but mean nothing here
 */
public record Receipt(int changes, int unknown) {}
