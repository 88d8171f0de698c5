package io.filesaga.files.catalog;

import java.time.Instant;

/**
 * A presigned GET. It carries a credential: never log it.
 *
 * @param expiresAt the truth, never past the credentials' own expiry
 */
public record DownloadLink(String url, Instant expiresAt) {}
