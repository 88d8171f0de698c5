package io.filesaga.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Events as S3 tells them. */
public final class S3Events {

    private S3Events() {}

    public static String created(String key, int sequence) {
        return record("ObjectCreated:Put", key, sequence);
    }

    public static String removed(String key, int sequence) {
        return record("ObjectRemoved:Delete", key, sequence);
    }

    private static String record(String name, String key, int sequence) {
        return """
                {"eventVersion": "2.1", "eventSource": "aws:s3", "eventTime": "2026-11-21T07:00:00.000Z",
                 "eventName": "%s", "s3": {"bucket": {"name": "filesaga"},
                 "object": {"key": "%s", "size": 7, "eTag": "0", "sequencer": "%016X"}}}""".formatted(name, URLEncoder.encode(key, StandardCharsets.UTF_8), sequence);
    }

    /** A message of several records. */
    public static String message(String... records) {
        return Arrays.stream(records).collect(Collectors.joining(",", "{\"Records\": [", "]}"));
    }
}
