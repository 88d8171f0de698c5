/**
 * What a process is: its definition in the Amazon States Language, by owner, name and version.
 *
 * <p>A definition is refused with all its faults, each with a pointer, when it is put; so no execution meets one at run
 * time. A row is never changed: to put another definition is a new version, and an execution keeps the version that it
 * was started with, also when the process is removed.
 *
 * <p>The top-level field {@code filesaga:data} is ours. {@code "document"} chooses the document mode: an execution owns
 * one object in the store, and only its id travels between the states.
 *
 * <p>May import {@code processes.data} and {@code processes.asl}.
 */
@NullMarked
package io.filesaga.processes.definition;

import org.jspecify.annotations.NullMarked;
