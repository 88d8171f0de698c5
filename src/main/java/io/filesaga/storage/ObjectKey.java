package io.filesaga.storage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where an object lives.
 *
 * @param bucket the bucket's name, never empty
 * @param key the object's full key, never empty, not URL-encoded
 */
@RegisterForReflection
public record ObjectKey(String bucket, String key) {}
