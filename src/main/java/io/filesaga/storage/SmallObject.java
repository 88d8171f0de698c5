package io.filesaga.storage;

/**
 * An object that fits into memory.
 *
 * @param content all of its bytes; not to be written to
 * @param info what the store said of it with the content
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SmallObject(byte[] content, ObjectInfo info) {}
