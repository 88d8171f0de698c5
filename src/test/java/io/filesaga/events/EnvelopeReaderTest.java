package io.filesaga.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.events.ObjectChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What senders write, as they write it: one file for each kind of envelope, and what it says. */
class EnvelopeReaderTest {

    private static final Path FILES = Path.of("src", "test", "resources", "events");
    private static final String BUCKET = "filesaga-data";
    private static final Instant AWS = Instant.parse("2026-03-05T10:15:30.123Z");
    private static final Instant MINIO = Instant.parse("2026-03-05T10:15:30.456Z");
    private static final Instant RUSTFS = Instant.parse("2026-03-05T10:15:30.456789012Z");
    private static final Instant CEPH = Instant.parse("2026-03-05T10:15:30.456789Z");
    private static final Instant BRIDGE = Instant.parse("2026-03-05T10:15:30Z");

    private static final ObjectChange PUT = created(
            "inbox/monthly report+draft ü.pdf",
            2048L,
            "0f343b0931126a20f133d67c2b018a3b",
            "0067C824D2A1B2C3D4",
            null,
            AWS);
    private static final ObjectChange BRIDGED = created(
            "in/100%20a+b%2F ü.txt",
            5L, "b1946ac92492d2347c6235b4d2611184", "0067C824D2A1B2C3E1", "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", BRIDGE);
    private static final ObjectChange MARKED = removed(
            "in/gone.txt",
            "d41d8cd98f00b204e9800998ecf8427e",
            "0067C824D2A1B2C3E2",
            "1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF",
            BRIDGE);
    /** The same in a CloudEvent, which has a time of its own. */
    private static final ObjectChange MARKED_IN_CLOUD_EVENT = removed(
            "in/gone.txt",
            "d41d8cd98f00b204e9800998ecf8427e",
            "0067C824D2A1B2C3E2",
            "1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF",
            AWS);

    private static final Map<String, Reading> TABLE = new TreeMap<>();

    static {
        s3();
        minioAndRustFs();
        ceph();
        eventBridge();
        carriers();
        cloudEvents();
    }

    private static void s3() {
        says("s3-created-put", PUT);
        says(
                "s3-created-multipart",
                created(
                        "inbox/film.mp4",
                        7340032L,
                        "9b2cf535f27731c974343645a3985328-2",
                        "0067C824D3A1B2C3D5",
                        "096fKKXTRTtl3on89fVO.nfljtsv6qko",
                        AWS));
        says("s3-removed-delete", removed("inbox/old.txt", null, "0067C824D4A1B2C3D6", null, AWS));
        says(
                "s3-removed-delete-marker",
                removed(
                        "inbox/old.txt",
                        "d41d8cd98f00b204e9800998ecf8427e",
                        "0067C824D5A1B2C3D7",
                        "6i7R2vJEXAMPLEmarker",
                        AWS));
        says(
                "s3-lifecycle-expiration",
                removed("tmp/a", null, "0067C824D6A1B2C3D8", null, AWS),
                removed("tmp/b", null, "0067C824D6A1B2C3D9", "hY2EXAMPLE", AWS));
        TABLE.put(
                "s3-tagging-and-restore",
                new Reading(
                        List.of(created(
                                "inbox/copy.txt",
                                2048L,
                                "0f343b0931126a20f133d67c2b018a3b",
                                "0067C824D2A1B2C3D4",
                                null,
                                AWS)),
                        List.of(
                                new UnknownEvent("ObjectTagging:Put", BUCKET + "/inbox/a+b.txt"),
                                new UnknownEvent("ObjectRestore:Completed", BUCKET + "/cold/a.bin"))));
        says("s3-test-event");
    }

    private static void minioAndRustFs() {
        says(
                "minio-created-put",
                created("in/two words+.txt", 11L, "5eb63bbbe01eeed093cb22bb8f5acdc3", "1799E0A9D2B7E0F4", null, MINIO));
        says("minio-removed-delete", removed("in/gone.txt", null, "1799E0A9D2B7E0F5", null, MINIO));
        saysNothing("minio-accessed-get", "s3:ObjectAccessed:Get", BUCKET + "/in%2Fread.txt");
        says(
                "rustfs-created-put",
                created("in/ünï cödé.txt", 3L, "900150983cd24fb0d6963f7d28e17f72", "1899E0A9D2B7E0F4", null, RUSTFS));
    }

    private static void ceph() {
        String etag = "37b51d194a7513e45b56f6524f2d51f2";
        says("ceph-created-put", created("files/auth0%7Cme/a+b c.jpg", 1024L, etag, "F7E6D75DC742D108", null, CEPH));
        says("ceph-older-created-put", created("files/a.jpg", 1024L, etag, "F7E6D75DC742D109", null, CEPH));
        says(
                "ceph-lifecycle-expiration",
                new ObjectChange(Kind.REMOVED, BUCKET, "files/a.jpg", 1024L, etag, "F7E6D75DC742D110", null, CEPH));
        saysNothing("ceph-synced-create", "ObjectSynced:Create", BUCKET + "/files/a.jpg");
    }

    private static void eventBridge() {
        says("eventbridge-created", BRIDGED);
        says("eventbridge-deleted-marker", MARKED);
        says(
                "eventbridge-deleted-permanently",
                removed("in/gone.txt", null, "0067C824D2A1B2C3E3", "1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF", BRIDGE));
        saysNothing("eventbridge-restore-expired", "Object Restore Expired", BUCKET + "/in/cold.txt");
        says("eventbridge-batch", BRIDGED, MARKED);
    }

    private static void carriers() {
        says("sns-of-s3", PUT);
        says("sns-of-eventbridge", BRIDGED);
        saysNothing(
                "sns-subscription-confirmation",
                "SubscriptionConfirmation",
                "arn:aws:sns:eu-central-1:111122223333:filesaga");
        says("lambda-sqs", PUT, BRIDGED, PUT);
        says("lambda-sns", PUT);
    }

    private static void cloudEvents() {
        says("cloudevents-record", PUT);
        says("cloudevents-records", PUT);
        says("cloudevents-eventbridge-detail", MARKED_IN_CLOUD_EVENT);
        says("cloudevents-eventbridge-event", BRIDGED);
        TABLE.put(
                "cloudevents-batch",
                new Reading(
                        List.of(PUT, MARKED_IN_CLOUD_EVENT),
                        List.of(new UnknownEvent("com.example.invoice.paid", "/billing"))));
    }

    static Stream<String> files() {
        return TABLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyEnvelopeIsUnderstood(String file) throws IOException {
        assertEquals(TABLE.get(file), new EnvelopeReader().read(Files.readAllBytes(FILES.resolve(file + ".json"))));
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertEquals(
                    TABLE.keySet(),
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString().replace(".json", ""))
                                    .toList()));
        }
    }

    /** Half of a message is no message. */
    @ParameterizedTest
    @MethodSource("files")
    void aMessageThatBreaksOffIsRefused(String file) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(file + ".json"));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        InvalidEventException refused =
                assertThrows(InvalidEventException.class, () -> new EnvelopeReader().read(half));
        assertEquals("message: JSON is needed.", refused.getMessage());
    }

    private static ObjectChange created(
            String key, Long size, String etag, String sequencer, String versionId, Instant at) {
        return new ObjectChange(Kind.CREATED, BUCKET, key, size, etag, sequencer, versionId, at);
    }

    private static ObjectChange removed(String key, String etag, String sequencer, String versionId, Instant at) {
        return new ObjectChange(Kind.REMOVED, BUCKET, key, null, etag, sequencer, versionId, at);
    }

    private static void says(String file, ObjectChange... changes) {
        TABLE.put(file, new Reading(List.of(changes), List.of()));
    }

    private static void saysNothing(String file, String what, String detail) {
        TABLE.put(file, new Reading(List.of(), List.of(new UnknownEvent(what, detail))));
    }
}
