/**
 * filesaga as functions on AWS Lambda: what happens between Lambda's call and the doors that everybody uses.
 *
 * <p>Two functions of one code base (ADR 0014). One answers HTTP requests. The other takes what S3 tells, directly or
 * through EventBridge, SNS or SQS ({@link io.filesaga.lambda.EventFunction}), and a tick, on which it resumes what is due,
 * tells webhooks and a bus, and removes what is over or belongs to nothing.
 * Events go through {@link io.filesaga.events.EventIntake}, sagas through {@link io.filesaga.sagas.Upkeep}; nothing of
 * either is here. Lambda's own types are in {@code src/lambda}, in the corner {@code entry}: the service is built without.
 *
 * <p>A function is frozen as soon as it has answered, and thawed for its next call, or never. So nothing may be left
 * running at the answer, and nothing may rely on a timer. A {@link io.filesaga.lambda.Shift} is the time of one call:
 * until {@code closing} sagas may begin; until {@code end} they may run, then they are given back; the rest is for the
 * answer. A saga that is given back loses its lease at once, and the next tick takes it from its last commit. Whoever runs
 * on by mistake, frozen in the middle of a call to the store and thawed an hour later, has a stale fencing token and writes
 * nothing; the call itself is idempotent, and keys are never used again. A function that is killed leaves a lease, which
 * is longer than any call of a function and ends by the database's clock.
 *
 * <p>There is no heartbeat: every commit renews the lease of its saga, and a lease outlives the call. Leases of "older
 * boots" are never freed: many instances of a function have one name, and none knows who is alive. Group commit has one
 * caller here, and a lone commit goes at once. Retries wait for the tick, not for their backoff.
 *
 * <p>May import {@code events}, {@code files.watch}, {@code outbox}, {@code outbox.eventbridge}, {@code processes} and
 * {@code sagas}.
 */
@NullMarked
package io.filesaga.lambda;

import org.jspecify.annotations.NullMarked;
