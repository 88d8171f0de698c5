package io.filesaga.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
class LagMetricsTest extends ServiceTest {

    private double figure(String name) {
        return api.get("/q/metrics")
                .is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void whatIsToldLateIsCountedWithItsDelay() {
        Duration decade = Duration.ofDays(3650);
        clock.advance(decade);
        double count = figure("filesaga_events_lag_seconds_count");
        double sum = figure("filesaga_events_lag_seconds_sum");
        Api.as("sender", "filesaga-events")
                .post(
                        "/v1/events/s3",
                        S3Events.message(
                                S3Events.removed("files/" + owner + "/a", 1),
                                S3Events.removed("files/" + owner + "/b", 2)))
                .is(202);
        assertEquals(2, figure("filesaga_events_lag_seconds_count") - count);
        double told = figure("filesaga_events_lag_seconds_sum") - sum;
        assertTrue(told > decade.toSeconds(), () -> told + " s");
    }
}
