/**
 * Time and concurrency of sagas: begin, run, decide, claim, rescue, wait, drain, prune.
 *
 * <p>{@link io.filesaga.sagas.engine.Engine} is the door ({@link io.filesaga.sagas.SagaClient}).
 * {@link io.filesaga.sagas.engine.Decision} says, purely, where a saga goes after an outcome.
 * {@link io.filesaga.sagas.engine.Run} is one saga in this node's hands, {@link io.filesaga.sagas.engine.Runner} takes
 * it on until it rests: collect the transact steps up to the next call, await or end, commit them as one, call, decide,
 * and so on. {@link io.filesaga.sagas.engine.Recovery} claims what is due, at start and on a timer.
 *
 * <p>Two ways to hold a saga. Under a lease: every commit renews it, and a holder that dies loses it when it expires.
 * Without one, when a waiting saga is resumed in a caller's time: nothing is written until the steps up to the next
 * commit have worked, and that commit wins or loses by the fencing token. So the finish of an upload is one commit, and
 * a caller that finds the object store down has changed nothing.
 *
 * <p>A run that loses its token, or the database, is dropped where it stands: whoever has the token, or the next claim
 * after the lease, goes on from the last commit. Calls are idempotent for that reason.
 *
 * <p>May import {@code sagas} and {@code sagas.store}. Does not know that files exist.
 */
@NullMarked
package io.filesaga.sagas.engine;

import org.jspecify.annotations.NullMarked;
