/**
 * Where an execution stands: data, and nothing but data.
 *
 * <p>A {@link io.filesaga.processes.asl.progress.Progress} is a tree of strands. The root strand walks the states of the
 * definition; a Parallel state has a strand for each branch, a Map state one for each iteration that has begun. Each
 * strand knows its state, its data, what it has retried and what it waits for. Nothing else is remembered anywhere: a
 * Progress that was written as JSON and read back goes on as if nothing had happened.
 *
 * <p>It also knows how an execution has ended ({@link io.filesaga.processes.asl.progress.End}); of one that ended badly it
 * keeps the root strand, so that it can be run on from there.
 *
 * <p>Imports nothing of ours.
 */
@NullMarked
package io.filesaga.processes.asl.progress;

import org.jspecify.annotations.NullMarked;
