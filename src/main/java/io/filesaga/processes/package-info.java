/**
 * Processes: work in many steps over data in S3, written in the Amazon States Language.
 *
 * <p>The language's interpreter is the room {@code processes.asl}: pure, and without a word about sagas, stores or HTTP.
 * This room runs it: each move of an execution is a step of one process saga, the tasks that a move asks for are done
 * outside, and what they answer moves the execution on.
 *
 * <p>May import {@code sagas}, {@code storage}, {@code outbox} and {@code processes.asl}.
 */
@NullMarked
package io.filesaga.processes;

import org.jspecify.annotations.NullMarked;
