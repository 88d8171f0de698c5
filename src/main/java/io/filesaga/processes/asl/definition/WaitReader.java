package io.filesaga.processes.asl.definition;

import io.filesaga.processes.asl.json.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads what a Wait state waits for: exactly one of four fields. */
final class WaitReader {

    private static final List<String> WAYS = List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

    private WaitReader() {}

    static Work read(Fields fields) {
        List<String> ways = WAYS.stream().filter(fields::has).toList();
        if (ways.isEmpty()) {
            fields.faults().add(fields.at(), "A Wait state needs one of " + String.join(", ", WAYS) + ".");
            return new Work.Succeed();
        }
        ways.stream().skip(1).forEach(way -> fields.wrong(way, "This field cannot stand beside " + ways.get(0) + "."));
        ways.forEach(fields::take);
        return switch (ways.get(0)) {
            case "Seconds" -> new Work.WaitFor(new Amount.Fixed(fields.whole("Seconds", 0, 0)));
            case "SecondsPath" -> new Work.WaitFor(new Amount.Found(Paths.path(fields, "SecondsPath"), 0));
            case "Timestamp" -> new Work.WaitUntil(new Moment.Fixed(timestamp(fields)));
            default -> new Work.WaitUntil(new Moment.Found(Paths.path(fields, "TimestampPath")));
        };
    }

    private static Instant timestamp(Fields fields) {
        String text = Objects.requireNonNullElse(fields.text("Timestamp"), "");
        return Timestamp.parse(text).orElseGet(() -> {
            if (fields.json().path("Timestamp").isTextual()) {
                fields.wrong("Timestamp", "This must be a timestamp such as 2030-01-31T12:00:00Z.");
            }
            return Instant.EPOCH;
        });
    }
}
