package io.filesaga.sagas.store;

import java.time.Duration;

/**
 * What a holder writes on the rows he works on.
 *
 * @param owner instance name, slash, boot id
 * @param length from the database's now
 */
public record Lease(String owner, Duration length) {}
