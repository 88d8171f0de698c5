package io.filesaga.storage;

/**
 * One part of a multipart upload, as its uploader or the store reports it.
 *
 * @param number 1..10,000
 * @param etag without quotes
 */
public record UploadedPart(int number, String etag) {}
