package io.filesaga.ops.settings;

import io.filesaga.files.FileSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileLimitsTest {

    private static final Refused<FileSettings> FILES =
            new Refused<>(FileSettings.class, "filesaga.files", FileLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        FILES.accepts(Map.of());
    }

    @Test
    void bucketsAreNamedByTheRulesOfS3() {
        FILES.accepts("bucket", "abc", "my-files.example.com", "0-9", "1.2.3", "1.2.3.4a", "a".repeat(63));
        FILES.refuses("bucket", "ab", "a".repeat(64), "Upper", "under_score", "-abc", "abc-", ".abc", "abc.", "a..b");
        FILES.refuses("bucket", "192.168.5.4", "xn--abc", "sthree-abc", "amzn-s3-demo-abc", "a/b", "a bc", "übc");
    }

    @Test
    void prefixesArePlainAndHaveNoSlashAtEitherEnd() {
        FILES.accepts("prefix", "f", "files", "team-a/files_1/v1.2", "a".repeat(200));
        FILES.refuses(
                "prefix", "/files", "files/", "/", "a//b", "a/../b", ".", "..", ".hidden", "a b", "a".repeat(201));
        FILES.refuses("prefix", "a%b", "a\\b", "a{b}", "dateien-ü", "a\nb", "a?b", "a#b", "  ");
    }

    @Test
    void noSizeIsLargerThanS3Takes() {
        FILES.accepts(Map.of("max-size", "1", "undeclared-max-size", "1"));
        FILES.accepts("max-size", "5368709120");
        FILES.refuses("max-size", "0", "-1", "5368709121");
        FILES.accepts("multipart-max-size", "1", "5497558138880");
        FILES.refuses("multipart-max-size", "0", "-1", "5497558138881");
        FILES.accepts("part-size", "5242880", "5368709120");
        FILES.refuses("part-size", "5242879", "5368709121", "0", "-8388608");
    }

    @Test
    void anUndeclaredSizeIsNotLargerThanADeclaredOne() {
        FILES.accepts(Map.of("max-size", "1000", "undeclared-max-size", "1000"));
        FILES.refuses(Map.of("max-size", "1000", "undeclared-max-size", "1001"), "undeclared-max-size", "1001");
        FILES.refuses(Map.of("max-size", "1000"), "undeclared-max-size", "10000000");
        FILES.refuses("undeclared-max-size", "0", "-1");
    }

    @Test
    void aDefaultLimitIsNotNegative() {
        FILES.accepts("default-limit", "0", "1", "9223372036854775807");
        FILES.refuses("default-limit", "-1", "-9223372036854775808");
    }

    @Test
    void grantsLiveFromOneSecondToSevenDays() {
        for (String key : new String[] {"upload-expiry", "download-expiry"}) {
            FILES.accepts(key, "1s", "7d");
            FILES.refuses(key, "0s", "0.999s", "-15m");
            FILES.refuses(Map.of(key, "604801s"), key, "168h1s");
        }
    }

    @Test
    void graceWindowAndSweepTakeTime() {
        FILES.accepts("completion-grace", "1s", "1d");
        FILES.refuses("completion-grace", "0s", "-1s", "2d");
        FILES.accepts("late-arrival-window", "1s", "7d");
        FILES.refuses("late-arrival-window", "0s", "-1h", "8d");
        FILES.accepts("sweep-interval", "1s", "1d");
        FILES.refuses("sweep-interval", "0s", "0.5s", "-30s", "2d");
    }
}
