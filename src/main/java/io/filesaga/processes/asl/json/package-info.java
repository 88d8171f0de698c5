/**
 * JSON as the interpreter needs it, besides what Jackson's tree already does: compact text and its size, strict reading,
 * whole numbers, equality by value, and timestamps.
 *
 * <p>Numbers are compared by value everywhere: {@code 1}, {@code 1.0} and {@code 1e0} are one number, because what a
 * store or a client does to the spelling of a number must not change which way an execution goes.
 *
 * <p>Trees are never changed, only built: subtrees are shared freely between the data of states.
 *
 * <p>Imports nothing of ours. Jackson reads and writes trees here and no records, so there is nothing to register for a
 * native image.
 */
@NullMarked
package io.filesaga.processes.asl.json;

import org.jspecify.annotations.NullMarked;
