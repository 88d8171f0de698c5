/**
 * What everything about processes stands on: where data is kept, what ids look like, and the settings.
 *
 * <p>A JSON value of an execution is {@link io.filesaga.processes.data.Kept}: its text when it is small, else the key of
 * an object that holds it. {@link io.filesaga.processes.data.Shelf} puts away and fetches; nobody else asks where a value
 * is. The keys of one execution have the execution's id in them and are removed with the execution.
 *
 * <p>An object is named after the digest of its content, so a move that is computed again after a crash finds or
 * overwrites its own objects and never another's.
 *
 * <p>Reading, printing and walking through much JSON is no work for an event loop:
 * {@link io.filesaga.processes.data.Computing} gives it to a worker thread.
 *
 * <p>May import {@code sagas} and {@code storage}; nothing else of {@code processes}.
 */
@NullMarked
package io.filesaga.processes.data;

import org.jspecify.annotations.NullMarked;
