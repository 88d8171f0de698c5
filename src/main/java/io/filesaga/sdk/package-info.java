/**
 * How work that happens on threads of others comes home: the one adapter between the futures of an SDK and our Unis.
 *
 * <p>{@link io.filesaga.sdk.SdkCalls} makes a call: it starts on a worker thread, because an SDK may stop there to build
 * its client or to fetch credentials; our own timeout is on it, whatever the SDK has for timeouts; what failed is put into
 * the words of the room that asked; cancelling the Uni gives the call up. {@link io.filesaga.sdk.Home} is the way back: an
 * outcome arrives in the Vert.x context of its subscriber, the only place from where a database session may be touched.
 *
 * <p>Guarantees: nothing here blocks or retries, and no call is waited for without an end.
 *
 * <p>Knows no SDK: which calls there are, and what their errors mean, is the business of the rooms that own a client.
 * Imports nothing of ours.
 */
@NullMarked
package io.filesaga.sdk;

import org.jspecify.annotations.NullMarked;
