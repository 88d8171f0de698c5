package io.filesaga.storage;

import java.time.Instant;

/**
 * One line of a listing.
 *
 * @param modifiedAt when it was stored, by the store's clock
 */
public record ListedObject(ObjectKey key, Instant modifiedAt) {}
