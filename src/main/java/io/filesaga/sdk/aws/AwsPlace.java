package io.filesaga.sdk.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a service is, and how it is used.
 *
 * @param region empty for the store's, or what the environment says
 * @param endpoint instead of AWS's own, or empty
 * @param longestCall how long an answer may take; the client must not be the first to lose patience
 * @param mostCalls how many calls may be under way at once
 */
public record AwsPlace(Optional<String> region, Optional<URI> endpoint, Duration longestCall, int mostCalls) {}
