package io.filesaga.outbox.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.testing.AwsEndpoint;
import io.filesaga.testing.AwsEndpoint.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** EventBridge over HTTP, in the JSON 1.1 protocol, with its limits; it takes everything, but where a test says otherwise. */
final class EventBridge implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 1024 * 1024;

    /** An entry that came. */
    record Entry(String bus, String source, String type, double time, JsonNode detail) {

        String id() {
            return detail.get("id").textValue();
        }

        String owner() {
            return detail.get("owner").textValue();
        }

        String subject() {
            return detail.get("subject").textValue();
        }

        long sequence() {
            return Long.parseLong(detail.get("sequence").textValue());
        }
    }

    /** The code of an entry's error, or null when it is taken. */
    volatile Function<Entry, String> judge = entry -> null;

    /** What is said instead to a whole call, or null. */
    volatile Function<List<Entry>, Reply> refusal = entries -> null;

    private final AwsEndpoint endpoint = new AwsEndpoint("eu-central-1/events", this::answer);
    private final List<List<Entry>> calls = new CopyOnWriteArrayList<>();
    private final List<Entry> taken = new CopyOnWriteArrayList<>();

    String url() {
        return endpoint.url();
    }

    void shut() {
        endpoint.shut();
    }

    /** There again, and takes everything. */
    void takeEverything() {
        judge = entry -> null;
        refusal = entries -> null;
        endpoint.open();
    }

    /** What it took of one owner's, in order. */
    List<Entry> taken(String owner) {
        return taken.stream().filter(entry -> entry.owner().equals(owner)).toList();
    }

    /** The calls with something of one owner's, whatever came of them. */
    List<List<Entry>> calls(String owner) {
        return calls.stream()
                .filter(call -> call.stream().anyMatch(entry -> entry.owner().equals(owner)))
                .toList();
    }

    private Reply answer(AwsEndpoint.Asked asked) {
        if (!"AWSEvents.PutEvents".equals(asked.header("X-Amz-Target"))) {
            return Reply.error(400, "UnknownOperationException", "");
        }
        List<Entry> entries = new ArrayList<>();
        asked.json().get("Entries").forEach(entry -> entries.add(read(entry)));
        calls.add(entries);
        Reply refused = refusal.apply(entries);
        if (refused != null) {
            return refused;
        }
        return entries.size() > MOST_ENTRIES || asked.body().length > MOST_BYTES
                ? Reply.error(400, "ValidationException", "over the limit")
                : Reply.of(200, results(entries));
    }

    private static Entry read(JsonNode entry) {
        try {
            return new Entry(
                    entry.get("EventBusName").textValue(),
                    entry.get("Source").textValue(),
                    entry.get("DetailType").textValue(),
                    entry.get("Time").doubleValue(),
                    MAPPER.readTree(entry.get("Detail").textValue().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String results(List<Entry> entries) {
        var answer = MAPPER.createObjectNode();
        int failed = 0;
        var results = answer.putArray("Entries");
        for (Entry entry : entries) {
            String code = judge.apply(entry);
            if (code == null) {
                taken.add(entry);
                results.addObject().put("EventId", "id-" + taken.size());
            } else {
                failed++;
                results.addObject().put("ErrorCode", code).put("ErrorMessage", "said by the test");
            }
        }
        return answer.put("FailedEntryCount", failed).toString();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
