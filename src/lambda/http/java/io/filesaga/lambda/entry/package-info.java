/**
 * The entry of the function that answers HTTP requests, as API Gateway and function URLs send them (payload format 2.0).
 *
 * <p>Quarkus's own handler makes a request of the event and an answer of the response; the resources are those of the
 * service. {@link io.filesaga.lambda.entry.RequestEntry} is around it: it says how much time there is, and lets the answer
 * go when no saga is in hand. {@link io.filesaga.lambda.entry.JoinedHeaders} mends what the handler does to headers,
 * {@code RequestPath} what API Gateway does to paths.
 *
 * <p>Lambda wants the answer from the thread that it called, so this corner may wait. It is the only one that knows
 * Lambda's types, and it is built into its function alone ({@code -Dlambda=http}).
 */
@NullMarked
package io.filesaga.lambda.entry;

import org.jspecify.annotations.NullMarked;
