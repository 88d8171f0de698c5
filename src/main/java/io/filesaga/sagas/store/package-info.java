/**
 * All SQL on the saga tables, and the one way by which a saga's writes reach the database.
 *
 * <p>{@link io.filesaga.sagas.store.GroupCommit} takes the writes of one step, which are data, and makes them one
 * commit: the saga's own row and the step's rows, in one statement that is one round trip. Writes of the same shape that
 * arrive while another commit is under way travel together, as arrays, so that many sagas share one commit; a lone one
 * does not wait for company, and one that fails in company is tried again alone.
 *
 * <p>Every write on a saga's row names the fencing token that its writer has read and moves it on. A stale token touches
 * no row, and then nothing of the commit happens: {@link io.filesaga.sagas.store.StaleTokenException}. Leases live by
 * the database's clock alone; what is due ({@code run_at}, {@code deadline}) is compared with the injected clock.
 *
 * <p>May import {@code sagas}. Knows nothing of files, threads or retries.
 */
@NullMarked
package io.filesaga.sagas.store;

import org.jspecify.annotations.NullMarked;
