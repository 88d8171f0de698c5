/**
 * Functions of AWS Lambda for the Tasks of processes: {@link io.filesaga.processes.task.Functions} in the words of the SDK.
 * Without {@code filesaga.processes.lambda.functions} no definition may name one, nothing here is called, and no client is
 * made.
 *
 * <p>{@link io.filesaga.processes.lambda.LambdaFunctions} makes one call for each try of an attempt, under the attempt's own
 * time; {@link io.filesaga.processes.lambda.ClientSource} makes the client. Neither retries: whether a failed attempt is
 * followed by another one is for the definition's Retry to say.
 *
 * <p>Guarantees. A call never fails here: it has an answer, or a name for why there is none, as AWS Step Functions names
 * it. No answer does not mean that the function has not run. When the time is over the call is given up; Lambda lets the
 * function run on.
 *
 * <p>May import {@code processes}, {@code sdk} and {@code sdk.aws}.
 */
@NullMarked
package io.filesaga.processes.lambda;

import org.jspecify.annotations.NullMarked;
