/**
 * Events by way of an SQS queue: what the bucket, EventBridge or a topic has put into it is fetched, applied by
 * {@link io.filesaga.events.EventIntake}, and only then deleted.
 *
 * <p>{@link io.filesaga.events.sqs.EventPoller} is the door: it starts the receive loops with the service, if there is a
 * queue, and stops them. A {@link io.filesaga.events.sqs.ReceiveLoop} has one batch of up to ten messages in hand at a
 * time. {@link io.filesaga.events.sqs.Delivery} applies them side by side, and hides them from other receivers for as long
 * as that takes. {@link io.filesaga.events.sqs.EventQueue} is the queue in our words,
 * {@link io.filesaga.events.sqs.SqsQueue} the same in the words of the SDK.
 *
 * <p>Guarantees. A message is deleted after all of it is durable, never before: a crash at any point means that it comes
 * again, and applying twice changes nothing. A message of a batch that fails does not hold back the others. When the
 * database or the store is away, messages stay in hand and are tried again, and nothing new is fetched: an outage of ours
 * does not use up a message's deliveries. What cannot be read is left to the queue and its dead-letter queue. When the
 * queue is away, it is asked again after a pause that grows. Nothing is told of a message's content.
 *
 * <p>Without {@code filesaga.events.sqs.queue-url} nothing of this runs, and no client is made.
 *
 * <p>Beside {@code storage.s3} the only room with types of AWS. May import {@code events}, {@code sagas} for its backoff,
 * and {@code sdk}.
 */
@NullMarked
package io.filesaga.events.sqs;

import org.jspecify.annotations.NullMarked;
