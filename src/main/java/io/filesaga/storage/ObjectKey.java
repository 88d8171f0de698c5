package io.filesaga.storage;

/**
 * Where an object lives.
 *
 * @param bucket the bucket's name, never empty
 * @param key the object's full key, never empty, not URL-encoded
 */
public record ObjectKey(String bucket, String key) {}
