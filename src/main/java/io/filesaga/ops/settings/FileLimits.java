package io.filesaga.ops.settings;

import static io.filesaga.ops.settings.Limits.GIB;
import static io.filesaga.ops.settings.Limits.MIB;
import static io.filesaga.ops.settings.Limits.TIB;

import io.filesaga.files.FileSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** What S3 allows of a bucket, a key, an upload and a signature. */
@Singleton
final class FileLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.files");

    /** The rules for general purpose buckets; the lookaheads refuse two dots, addresses and the prefixes kept by AWS. */
    static final Pattern BUCKET =
            Pattern.compile("(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!xn--|sthree-|amzn-s3-demo-)"
                    + "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    static final Pattern PREFIX =
            Pattern.compile("(?=.{1,200}$)[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    static final String BUCKET_RULE =
            "a bucket name by the rules of S3: 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit"
                    + " at either end, no two dots together, no IP address, not beginning with xn--, sthree- or"
                    + " amzn-s3-demo-";

    static final String PREFIX_RULE =
            "1 to 200 letters, digits, dots, hyphens and underscores, in parts with one slash between them, no slash"
                    + " at either end, no part beginning with a dot";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** The longest life of a signature. */
    private static final Duration WEEK = Duration.ofDays(7);

    private final FileSettings settings;

    FileLimits(FileSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        places(settings);
        sizes(settings);
        LIMITS.duration("upload-expiry", settings.uploadExpiry(), SECOND, WEEK);
        LIMITS.duration("completion-grace", settings.completionGrace(), SECOND, DAY);
        LIMITS.duration("late-arrival-window", settings.lateArrivalWindow(), SECOND, WEEK);
        LIMITS.duration("validation-timeout", settings.validationTimeout(), SECOND, DAY);
        LIMITS.duration("download-expiry", settings.downloadExpiry(), SECOND, WEEK);
        LIMITS.duration("sweep-interval", settings.sweepInterval(), SECOND, DAY);
    }

    private static void places(FileSettings settings) {
        LIMITS.text("bucket", settings.bucket(), BUCKET, BUCKET_RULE);
        LIMITS.text("prefix", settings.prefix(), PREFIX, PREFIX_RULE);
    }

    private static void sizes(FileSettings settings) {
        long maxSize = settings.maxSize();
        LIMITS.bytes("max-size", maxSize, 1, 5 * GIB);
        LIMITS.bytes("multipart-max-size", settings.multipartMaxSize(), 1, 5 * TIB);
        long undeclared = settings.undeclaredMaxSize();
        LIMITS.require(
                undeclared >= 1 && undeclared <= maxSize,
                "undeclared-max-size",
                undeclared,
                "from 1 to " + maxSize + " bytes, which is " + LIMITS.name("max-size"));
        LIMITS.bytes("part-size", settings.partSize(), 5 * MIB, 5 * GIB);
        settings.defaultLimit().ifPresent(limit -> LIMITS.bytes("default-limit", limit, 0, Long.MAX_VALUE));
    }
}
