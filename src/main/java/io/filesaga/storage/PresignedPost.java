package io.filesaga.storage;

import java.util.Map;

/**
 * A form to send as {@code multipart/form-data}: all fields in order, then the file last.
 *
 * @param url where to post it
 * @param fields names and values in sending order
 */
public record PresignedPost(String url, Map<String, String> fields) {}
