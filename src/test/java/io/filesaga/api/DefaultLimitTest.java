package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Crowd;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A limit for everybody who has none of his own. */
@QuarkusTest
@TestProfile(DefaultLimitTest.Limited.class)
class DefaultLimitTest extends ServiceTest {

    /** A thousand bytes for everybody. */
    public static class Limited extends ByHand {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("filesaga.files.default-limit", "1000");
            return settings;
        }
    }

    private final Api admin = Api.as("root", "filesaga-admin");

    private Answer limit(Long bytes) {
        return admin.put("/v1/owners/" + owner + "/limit", Collections.singletonMap("limitBytes", bytes))
                .is(200);
    }

    private void assertUsage(String reserved, String limit) {
        Answer usage = api.get("/v1/usage").is(200);
        assertEquals(List.of(reserved, limit), List.of(usage.at("reservedBytes"), usage.at("limitBytes")));
    }

    private Answer begin(long size) {
        return api.post("/v1/uploads", Map.of("path", "p" + size, "size", size));
    }

    @Test
    void theDefaultHoldsForWhoHasNoLimitOfHisOwn() {
        assertUsage("0", "1000");
        Answer refused = begin(1_001).isProblem(403, "limit-exceeded");
        assertEquals("1000", refused.at("limitBytes"));
        begin(600).is(201);
        begin(401).isProblem(403, "limit-exceeded");
        assertUsage("600", "1000");
    }

    @Test
    void anOwnLimitWinsAndNullBringsTheDefaultBack() {
        assertEquals("2000", limit(2_000L).at("limitBytes"));
        begin(1_500).is(201);
        assertUsage("1500", "2000");
        assertEquals("1000", limit(null).at("limitBytes"));
        assertEquals("1500", begin(1).isProblem(403, "limit-exceeded").at("usedBytes"));
    }

    @Test
    void ofTwoHundredAtOnceExactlyThoseThatFitBegin() throws Exception {
        long begun = Crowd.of(200, i -> api.post("/v1/uploads", Map.of("path", "p" + i, "size", 100))).stream()
                .filter(answer -> answer.status() == 201)
                .count();
        assertEquals(10, begun);
        assertUsage("1000", "1000");
    }

    /** With a key the commit is asked first, and by default limit every owner has one there. */
    @Test
    void theCommitHoldsTheDefaultToo() {
        String[] key = {"Idempotency-Key", "key-" + owner};
        api.post("/v1/uploads", Map.of("path", "p", "size", 1_001), key).isProblem(403, "limit-exceeded");
        api.post("/v1/uploads", Map.of("path", "p", "size", 1_000), key).is(201);
        assertUsage("1000", "1000");
    }
}
