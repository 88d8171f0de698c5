/**
 * Events by way of an SNS topic over HTTP. SNS shows neither secret nor token; it signs what it sends.
 *
 * <p>{@link io.filesaga.events.sns.SnsDoor} is the door: what a topic says is done when the topic is one of
 * {@code filesaga.events.sns.topics} and {@link io.filesaga.events.sns.SnsVerifier} finds it signed by SNS. A notification
 * is handed to {@link io.filesaga.events.EventIntake}, a subscription is confirmed by visiting the address that the topic
 * has signed, the end of one is only counted.
 *
 * <p>Guarantees: nothing that a message names is visited before its topic is known to be ours and its address is known to
 * be of SNS in the topic's own region ({@link io.filesaga.events.sns.Topic}): https, no other port, no user, no redirect.
 * The certificate's connection is verified like any other of https. What is fetched is bounded in size and time, and at
 * most a few certificates are fetched at once and kept for a day ({@link io.filesaga.events.sns.SigningKeys}). A message
 * that is sent a second time by somebody who has seen it is only a hint to look once more, and changes nothing.
 *
 * <p>May import {@code events}, {@code sagas} for the words of a refusal, and {@code sdk} for the way home.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Signatures of SNS</a>
 */
@NullMarked
package io.filesaga.events.sns;

import org.jspecify.annotations.NullMarked;
