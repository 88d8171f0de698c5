/**
 * What an object store tells of itself, in one form: every envelope becomes {@link io.filesaga.events.ObjectChange}s.
 *
 * <p>{@link io.filesaga.events.EnvelopeReader} is the door. It knows the notifications of S3, MinIO, Ceph and RustFS,
 * the events of EventBridge, and CloudEvents, and finds them inside of SNS, SQS and each other. What it is given it
 * recognises by its shape; nobody has to say what it is.
 *
 * <p>Guarantees: a key is decoded exactly once, as its sender has encoded it, or not at all if the sender encodes none. A
 * message is read wholly or refused wholly, by {@link io.filesaga.events.InvalidEventException}, which names the field.
 * An event that is none of ours to understand is an {@link io.filesaga.events.UnknownEvent} and never lost. Time and
 * memory are bounded: at most 10,000 events in a message, at most five envelopes in each other.
 *
 * <p>Events come late, twice, and in any order. Nothing here puts them right: a change is a hint to look at the store,
 * and no proof of how it looks.
 *
 * <p>Pure: no clock, no I/O, no configuration. May import {@code files.watch}.
 */
@NullMarked
package io.filesaga.events;

import org.jspecify.annotations.NullMarked;
