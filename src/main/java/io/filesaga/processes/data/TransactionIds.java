package io.filesaga.processes.data;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ids of transactions: {@code 0x} and 16 hex digits. 32 bits are the seconds since 1970, 10 the milliseconds, 22 chance,
 * so that they sort by time. Two of one millisecond are equal once in four million times: the table refuses the second.
 */
@Singleton
public class TransactionIds {

    private static final int SECONDS_SHIFT = 32;
    private static final int MILLIS_SHIFT = 22;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public TransactionIds(InstantSource clock) {
        this.clock = clock;
    }

    public String next() {
        Instant now = clock.instant();
        long millis = now.getNano() / NANOS_PER_MILLI;
        long id =
                (now.getEpochSecond() << SECONDS_SHIFT) | (millis << MILLIS_SHIFT) | random.nextInt(1 << MILLIS_SHIFT);
        return "0x" + String.format("%016x", id);
    }
}
