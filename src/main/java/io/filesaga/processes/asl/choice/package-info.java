/**
 * The rules of Choice states: a question about the data, yes or no.
 *
 * <p>A {@link io.filesaga.processes.asl.choice.Rule} is a comparison of a variable with a constant or with another place
 * in the data, or And, Or, Not of rules. And and Or stop at the first rule that decides. The comparisons are a table,
 * {@link io.filesaga.processes.asl.choice.Comparison}: a name, the kind of its operand, and what it asks.
 *
 * <p>A comparison of values of different types is no, not an error. A variable that is not there is
 * {@code States.Runtime}, as in AWS Step Functions; only {@code IsPresent} may ask for it.
 *
 * <p>Imports {@code path}, {@code json} and {@code fault}.
 */
@NullMarked
package io.filesaga.processes.asl.choice;

import org.jspecify.annotations.NullMarked;
