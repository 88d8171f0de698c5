/**
 * The entry of the function that takes events and ticks: Lambda calls {@link io.filesaga.lambda.entry.EventEntry}.
 *
 * <p>The bytes go as they are to {@link io.filesaga.lambda.EventFunction}, with the time that is left. Lambda wants the
 * answer from the thread that it called, so this corner may wait. It is the only one that knows Lambda's types, and it is
 * built into its function alone ({@code -Dlambda=events}).
 */
@NullMarked
package io.filesaga.lambda.entry;

import org.jspecify.annotations.NullMarked;
