package io.filesaga.events.sns;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** SNS on the web. */
interface SnsSite {

    /**
     * Visits an address that is known to be of SNS and emits what is there, at most 64 KiB, within seconds. Fails when it
     * is not there, larger, or later. Follows nobody elsewhere.
     */
    Uni<byte[]> visit(URI address);
}
