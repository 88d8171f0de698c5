package io.filesaga.ops.settings;

import static io.filesaga.ops.settings.Limits.MIB;

import io.filesaga.files.FileSettings;
import io.filesaga.processes.data.ProcessSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What processes may cost, and where their data may be. */
@Singleton
final class ProcessLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.processes");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LARGEST_INLINE = (int) MIB;
    private static final int MOST_READS = 1_000_000;
    private static final int LARGEST_DATA = (int) (64 * MIB);

    private final ProcessSettings settings;
    private final FileSettings files;

    ProcessLimits(ProcessSettings settings, FileSettings files) {
        this.settings = settings;
        this.files = files;
    }

    @Override
    public void check() {
        LIMITS.text("bucket", settings.bucket(), FileLimits.BUCKET, FileLimits.BUCKET_RULE);
        settings.buckets()
                .orElse(List.of())
                .forEach(bucket -> LIMITS.text("buckets", bucket, FileLimits.BUCKET, FileLimits.BUCKET_RULE));
        LIMITS.text("prefix", settings.prefix(), FileLimits.PREFIX, FileLimits.PREFIX_RULE);
        LIMITS.require(
                !overlap(settings.prefix(), files.prefix())
                        || !settings.bucket().equals(files.bucket()),
                "prefix",
                "'" + settings.prefix() + "'",
                "apart from filesaga.files.prefix, neither the same nor inside of it nor around it");
        LIMITS.count("inline-size", settings.inlineSize(), 0, LARGEST_INLINE);
        LIMITS.count("max-data", settings.maxData(), 1024, LARGEST_DATA);
        LIMITS.count("document-rate", settings.documentRate(), 0, MOST_READS);
        LIMITS.count("document-burst", settings.documentBurst(), 1, MOST_READS);
        LIMITS.duration("call-timeout", settings.callTimeout(), SECOND, HOUR);
        LIMITS.duration("worker-patience", settings.workerPatience(), SECOND, DAY);
        LIMITS.duration("retention", settings.retention(), Duration.ofMinutes(1), Duration.ofDays(3650));
        LIMITS.duration("care-interval", settings.careInterval(), SECOND, DAY);
        LIMITS.duration("sweep-interval", settings.sweepInterval(), SECOND, Duration.ofDays(30));
        LIMITS.count("max-answer", settings.maxAnswer(), 1024, LARGEST_DATA);
        settings.connections().forEach(ProcessLimits::check);
    }

    /** A secret is never told, not even a bad one. */
    private static void check(String name, ProcessSettings.Connection connection) {
        String key = "connections." + name + ".";
        LIMITS.require(
                isAddress(connection.url()),
                key + "url",
                "'" + connection.url() + "'",
                "an absolute http or https address");
        LIMITS.require(!connection.secret().isBlank(), key + "secret", "blank", "the value of a header");
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean overlap(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }
}
