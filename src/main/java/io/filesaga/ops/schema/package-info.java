/**
 * The schema of the database: who brings it up to date, and whether it is.
 *
 * <p>{@link io.filesaga.ops.schema.Migration} runs Flyway when the service starts, before anything else reads a table.
 * {@code filesaga.migrate} says whether it does. Where many replicas start at once, one Job migrates ({@code only}) and
 * the replicas do not ({@code off}): they open no JDBC connection at all.
 *
 * <p>{@link io.filesaga.ops.schema.SchemaHealth} is the readiness check of the database. It asks for the version of the
 * schema over the same pool as everybody else, so that one question tells both that the database answers and that its
 * tables are the ones this build needs. A newer schema is good: migrations only add while old replicas may be running.
 *
 * <p>A corner of {@code ops}: may import every room but {@code api}; nothing imports it.
 */
@NullMarked
package io.filesaga.ops.schema;

import org.jspecify.annotations.NullMarked;
