package io.filesaga.lambda.entry;

import io.filesaga.testing.AwsEndpoint;
import io.filesaga.testing.AwsEndpoint.Reply;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Collections;
import java.util.Map;

/** A bus of EventBridge that takes everything. */
public class TakingBus implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        AwsEndpoint endpoint = new AwsEndpoint("eu-central-1/events", TakingBus::take);
        return Map.of(
                "filesaga.outbox.eventbridge.bus", "files",
                "filesaga.outbox.eventbridge.region", "eu-central-1",
                "filesaga.outbox.eventbridge.endpoint", endpoint.url());
    }

    private static Reply take(AwsEndpoint.Asked asked) {
        int entries = asked.json().get("Entries").size();
        return Reply.of(
                200,
                "{\"FailedEntryCount\": 0, \"Entries\": ["
                        + String.join(",", Collections.nCopies(entries, "{\"EventId\": \"an-id\"}")) + "]}");
    }

    /** Nothing to do: it goes with the JVM. */
    @Override
    public void stop() {}
}
