package io.filesaga.sagas;

/**
 * Makes a start happen once.
 *
 * @param key the caller's, 1..255 characters, unique for the owner
 * @param fingerprint of the request; the same key with another fingerprint is refused
 */
public record IdempotencyKey(String key, String fingerprint) {}
