package io.filesaga.sagas;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random, so that newer ids sort later. */
@Singleton
public class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    /** Less than every id of this time and later, more than every earlier one. */
    public static UUID firstOf(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | VERSION_7, VARIANT);
    }

    public UUID next() {
        long high = (clock.millis() << 16) | VERSION_7 | random.nextInt(1 << 12);
        return new UUID(high, (random.nextLong() & VARIANT_MASK) | VARIANT);
    }
}
