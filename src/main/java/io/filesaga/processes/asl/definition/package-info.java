/**
 * A state machine as it was defined: read once, refused or accepted as a whole, immutable afterwards.
 *
 * <p>{@link io.filesaga.processes.asl.definition.StateMachine} is the door. What is not supported, not known or can
 * never work is refused there with the JSON pointer of the place, so that a running execution only meets failures of
 * its data and of its tasks.
 *
 * <p>The language is the Amazon States Language (states-language.net), in its JSONPath dialect.
 *
 * <p>Imports the packages of the interpreter that read a part of a definition (paths, intrinsics, templates, choice
 * rules) and the faults; nothing that runs.
 */
@NullMarked
package io.filesaga.processes.asl.definition;

import org.jspecify.annotations.NullMarked;
