package io.filesaga.storage;

import java.util.Map;

/**
 * A request to send as it is.
 *
 * @param url the signed address
 * @param headers headers that are part of the signature and must be sent
 */
public record PresignedRequest(String url, Map<String, String> headers) {}
