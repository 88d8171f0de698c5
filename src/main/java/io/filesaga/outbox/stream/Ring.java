package io.filesaga.outbox.stream;

/** Fired when events may have been committed: a hint to look. */
public record Ring() {

    static final Ring HINT = new Ring();
}
