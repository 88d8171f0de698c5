/**
 * What can be wrong, before and while a state machine runs.
 *
 * <p>Before: a {@link io.filesaga.processes.asl.fault.Fault} is one thing that is wrong with a definition, told by the
 * JSON pointer of the place and a plain sentence. All faults of a definition are found in one reading and thrown
 * together in an {@link io.filesaga.processes.asl.fault.InvalidDefinitionException}.
 *
 * <p>While: a {@link io.filesaga.processes.asl.fault.StateFailure} is the failure of one state, an error name and a
 * cause, which the state's Retry and Catch may handle. The names that the language reserves are in
 * {@link io.filesaga.processes.asl.fault.ErrorName}.
 *
 * <p>Imports nothing of ours: every other package of the interpreter stands on this one.
 */
@NullMarked
package io.filesaga.processes.asl.fault;

import org.jspecify.annotations.NullMarked;
