/**
 * Watching the store: what others did to objects, and what came too late, found out and put right.
 *
 * <p>Two things make this corner look at a key: an event ({@link io.filesaga.files.watch.Sightings}), and the time when
 * nothing can be under way any longer to the key of an upload ({@link io.filesaga.files.watch.LateArrivals}). Both are
 * only hints. What is done follows from the ledger of keys and from what the store itself says when it is asked, and is
 * written in one statement, if nobody has written about the key in between.
 *
 * <p>So the table becomes what the bucket is, however often, late and disordered the hints come.
 *
 * <p>May import {@code files}, {@code files.upload} to tell its sagas what was seen, {@code sagas} and {@code storage}.
 */
@NullMarked
package io.filesaga.files.watch;

import org.jspecify.annotations.NullMarked;
