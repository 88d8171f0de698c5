/**
 * Where an execution stands: data, and nothing but data.
 *
 * <p>A {@link io.filesaga.processes.asl.progress.Progress} is a tree of threads. The root thread walks the states of the
 * definition; a Parallel state has a thread for each branch, a Map state one for each iteration that has begun. Each
 * thread knows its state, its data, what it has retried and what it waits for. Nothing else is remembered anywhere: a
 * Progress that was written as JSON and read back goes on as if nothing had happened.
 *
 * <p>Imports the faults, nothing that runs.
 */
@NullMarked
package io.filesaga.processes.asl.progress;

import org.jspecify.annotations.NullMarked;
