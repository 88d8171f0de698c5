/**
 * filesaga keeps a PostgreSQL table of files in step with the objects in S3, whatever fails.
 *
 * <p>A package is a room, and its essay says what lives there, what it guarantees and what it may import. Nothing lives
 * here but the rooms: {@code api} is HTTP, {@code files} the business, {@code sagas} the engine that ends what was begun
 * (it does not know that files exist), {@code storage} the object store, and {@code ops} the running of it all.
 *
 * <p>Arrows that are not drawn are forbidden; {@code HouseRulesTest} draws them.
 */
@NullMarked
package io.filesaga;

import org.jspecify.annotations.NullMarked;
