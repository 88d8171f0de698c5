package io.filesaga.events;

/**
 * An event that says nothing we understand; to be counted and kept.
 *
 * @param what the event's name as it came
 * @param detail what it was about, for people; may be empty
 */
public record UnknownEvent(String what, String detail) {}
