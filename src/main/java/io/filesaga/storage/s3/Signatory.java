package io.filesaga.storage.s3;

import java.net.URI;

/**
 * Who signs, and for which store.
 *
 * @param region the region that signatures name
 * @param endpoint the store's address without bucket, as this service uses it
 */
record Signatory(SigningCredentials credentials, String region, URI endpoint) {}
