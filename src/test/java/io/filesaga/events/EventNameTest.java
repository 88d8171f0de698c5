package io.filesaga.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.events.ObjectChange.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {

    @ParameterizedTest
    @CsvSource({
        "ObjectCreated:Put, CREATED",
        "ObjectCreated:Post, CREATED",
        "ObjectCreated:Copy, CREATED",
        "ObjectCreated:CompleteMultipartUpload, CREATED",
        "ObjectRemoved:Delete, REMOVED",
        "ObjectRemoved:DeleteMarkerCreated, REMOVED",
        "LifecycleExpiration:Delete, REMOVED",
        "LifecycleExpiration:DeleteMarkerCreated, REMOVED",
        "ObjectLifecycle:Expiration:Current, REMOVED",
        "ObjectLifecycle:Expiration:DeleteMarker, REMOVED",
        "Object Created, CREATED",
        "Object Deleted, REMOVED"
    })
    void theNameSaysWhatHasHappened(String name, Kind kind) {
        assertEquals(kind, EventName.of(name).kind());
        assertEquals(kind, EventName.of("s3:" + name).kind());
        assertEquals(kind, EventName.of("com.amazonaws.s3." + name).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectCreated",
                "objectcreated:put",
                "ObjectTagging:Put",
                "ObjectRestore:Completed",
                "ObjectAcl:Put",
                "Replication:OperationFailedReplication",
                "LifecycleTransition",
                "LifecycleExpiration:Something",
                "IntelligentTiering",
                "ReducedRedundancyLostObject",
                "ObjectLifecycle:Expiration:NonCurrent",
                "ObjectSynced:Create",
                "Object Restore Expired",
                "s3:s3:ObjectCreated:Put"
            })
    void otherNamesAreKeptAsUnknown(String name) {
        assertEquals(
                new Reading(List.of(), List.of(new UnknownEvent(name, "/"))),
                read("{\"Records\":[{\"eventName\":\"" + name + "\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}",
                "{\"Records\":[{\"eventName\":\"s3:TestEvent\"}]}"
            })
    void aTestEventSaysNothing(String message) {
        assertEquals(new Reading(List.of(), List.of()), read(message));
    }

    @Test
    void anotherSingleEventIsUnknown() {
        assertEquals(
                List.of(new UnknownEvent("s3:Something", "b")),
                read("{\"Event\":\"s3:Something\",\"Bucket\":\"b\"}").unknown());
    }

    @Test
    void anotherReasonOfADeletionIsUnknown() {
        String deleted = "{\"source\":\"aws.s3\",\"detail-type\":\"Object Deleted\",\"time\":\"2026-03-05T10:15:30Z\","
                + "\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"},\"deletion-type\":\"Hidden\"}}";
        assertEquals(
                List.of(new UnknownEvent("Object Deleted: Hidden", "b/k")),
                read(deleted).unknown());
        assertEquals(
                Kind.REMOVED,
                read(deleted.replace("deletion-type", "x")).changes().get(0).kind());
    }

    @Test
    void anotherSourceOfEventBridgeIsUnknown() {
        assertEquals(
                List.of(new UnknownEvent("Scheduled Event", "aws.events")),
                read("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}")
                        .unknown());
    }

    /** What is kept for people must be fit for a database, whatever it was. */
    @Test
    void whatIsShownOfAnUnknownEventIsShortAndWhole() {
        String message = "{\"Records\":[{\"eventName\":\"x\",\"s3\":{\"bucket\":{\"name\":\"\\ud83d\\u0000\"},"
                + "\"object\":{\"key\":\"" + "k".repeat(5000) + "\"}}}]}";
        assertEquals(
                List.of(new UnknownEvent("x", "? /" + "k".repeat(1024))),
                read(message).unknown());
    }

    private static Reading read(String message) {
        return new EnvelopeReader().read(message.getBytes(StandardCharsets.UTF_8));
    }
}
