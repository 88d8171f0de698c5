package io.filesaga.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every object store must do, the fake as well as the real one. */
public abstract class ObjectStoreContract {

    private static final int MIB = 1024 * 1024;
    private static final String AWKWARD = "ünï cödé +%20&=.txt";

    protected abstract ObjectStore store();

    /** The object's bytes, read beside the port. */
    protected abstract byte[] read(ObjectKey key);

    /** Sends a part as a client would. */
    protected abstract UploadedPart sendPart(ObjectKey key, String uploadId, int number, byte[] bytes);

    /** A key that no other test uses. */
    protected static ObjectKey key(String name) {
        return new ObjectKey("contract", "o/" + UUID.randomUUID() + "/" + name);
    }

    protected static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    protected static PutRequest request(ObjectKey key, Long length) {
        return new PutRequest(key, "text/plain; charset=utf-8", length, Map.of("colour", "blue", "title", "Ünï  ↯"));
    }

    @Test
    void whatIsPutCanBeReadAndIsDescribed() {
        ObjectKey key = key(AWKWARD);
        byte[] bytes = TestContent.bytes(300_000);

        ObjectInfo put = await(store().put(request(key, 300_000L), TestContent.of(bytes)));
        ObjectInfo head = await(store().head(key)).orElseThrow();

        assertArrayEquals(bytes, read(key));
        assertEquals(300_000, put.size());
        assertEquals(300_000, head.size());
        assertEquals(put.etag(), head.etag());
        assertFalse(head.etag().contains("\""), head.etag());
        assertEquals("text/plain;charset=utf-8", TestContent.compact(head.contentType()));
        assertEquals(Map.of("colour", "blue", "title", "Ünï  ↯"), head.metadata());
    }

    @Test
    void anEmptyObjectIsAnObject() {
        ObjectKey announced = key("announced");
        ObjectKey unknown = key("unknown");

        assertEquals(
                0,
                await(store().put(request(announced, 0L), TestContent.of(new byte[0])))
                        .size());
        assertEquals(
                0,
                await(store().put(request(unknown, null), TestContent.of(new byte[0])))
                        .size());

        assertEquals(0, await(store().head(announced)).orElseThrow().size());
        assertEquals(0, await(store().head(unknown)).orElseThrow().size());
    }

    @Test
    void aShortContentOfUnknownLengthIsStored() {
        storesUnknown(25_001);
    }

    @Test
    void contentOfUnknownLengthThatFillsOnePartExactlyIsStored() {
        storesUnknown(8 * MIB);
    }

    @Test
    void aLongContentOfUnknownLengthIsStored() {
        storesUnknown(19 * MIB + 7);
    }

    private void storesUnknown(int size) {
        ObjectKey key = key(AWKWARD);
        byte[] bytes = TestContent.bytes(size);

        ObjectInfo put = await(store().put(request(key, null), TestContent.of(bytes)));
        ObjectInfo head = await(store().head(key)).orElseThrow();

        assertArrayEquals(bytes, read(key));
        assertEquals(size, put.size());
        assertEquals(put.etag(), head.etag());
        assertEquals("text/plain;charset=utf-8", TestContent.compact(head.contentType()));
        assertEquals(Map.of("colour", "blue", "title", "Ünï  ↯"), head.metadata());
    }

    @Test
    void aContentThatBreaksOffLeavesNothingAndFailsWithItsOwnError() {
        leavesNothing(300_000L, 150_000);
        leavesNothing(150_000L, 150_000);
        leavesNothing(null, 150_000);
        leavesNothing(null, 9 * MIB);
    }

    private void leavesNothing(Long length, int sent) {
        ObjectKey key = key("broken");
        IllegalStateException gone = new IllegalStateException("the client is gone");

        Exception failure = assertThrows(
                IllegalStateException.class,
                () -> await(store().put(request(key, length), TestContent.broken(TestContent.bytes(sent), gone))));

        assertSame(gone, failure);
        assertEquals(Optional.empty(), await(store().head(key)));
    }

    @Test
    void aContentOfAnotherLengthThanAnnouncedIsRefusedAndLeavesNothing() {
        for (long announced : new long[] {0, 1, 149_999, 150_001, 900_000}) {
            ObjectKey key = key("other-length");
            PutRequest request = request(key, announced);

            StorageException failure = assertThrows(
                    StorageException.class,
                    () -> await(store().put(request, TestContent.of(TestContent.bytes(150_000)))));

            assertEquals(StorageException.Kind.PERMANENT, failure.kind());
            assertEquals(Optional.empty(), await(store().head(key)));
        }
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        ObjectKey key = key(AWKWARD);
        await(store().put(request(key, 5L), TestContent.of(TestContent.bytes(5))));

        await(store().delete(key));
        await(store().delete(key));

        assertEquals(Optional.empty(), await(store().head(key)));
    }

    @Test
    void partsAreJoined() {
        ObjectKey key = key(AWKWARD);
        byte[] first = TestContent.bytes(5 * MIB);
        byte[] second = TestContent.bytes(11);
        String uploadId = await(store().beginMultipart(key, "text/csv", Map.of("colour", "red")));
        List<UploadedPart> sent = List.of(sendPart(key, uploadId, 1, first), sendPart(key, uploadId, 2, second));

        assertEquals(sent, await(store().parts(key, uploadId)));
        assertEquals(Optional.empty(), await(store().head(key)));
        await(store().completeMultipart(key, uploadId, sent));

        ObjectInfo head = await(store().head(key)).orElseThrow();
        assertEquals(5 * MIB + 11, head.size());
        assertEquals("text/csv", head.contentType());
        assertEquals(Map.of("colour", "red"), head.metadata());
        assertEquals(second[10], read(key)[5 * MIB + 10]);
    }

    @Test
    void partsThatAreNotThereAreRefusedForGood() {
        ObjectKey key = key("refused");
        String uploadId = await(store().beginMultipart(key, "text/csv", Map.of()));
        UploadedPart sent = sendPart(key, uploadId, 1, TestContent.bytes(100));
        UploadedPart wrongEtag = new UploadedPart(1, "00000000000000000000000000000000");
        UploadedPart missing = new UploadedPart(2, sent.etag());

        refuses(key, uploadId, List.of(wrongEtag));
        refuses(key, uploadId, List.of(sent, missing));
        assertEquals(Optional.empty(), await(store().head(key)));

        await(store().completeMultipart(key, uploadId, List.of(sent)));
        assertTrue(await(store().head(key)).isPresent());
    }

    @Test
    void abortingEndsTheUploadsOfExactlyThisKey() {
        ObjectKey key = key("abort");
        ObjectKey longer = new ObjectKey(key.bucket(), key.key() + "-longer");
        String aborted = await(store().beginMultipart(key, "text/csv", Map.of()));
        String kept = await(store().beginMultipart(longer, "text/csv", Map.of()));
        UploadedPart gone = sendPart(key, aborted, 1, TestContent.bytes(100));
        UploadedPart part = sendPart(longer, kept, 1, TestContent.bytes(100));

        await(store().abortMultiparts(key));
        await(store().abortMultiparts(key));

        refuses(key, aborted, List.of(gone));
        await(store().completeMultipart(longer, kept, List.of(part)));
        assertEquals(100, await(store().head(longer)).orElseThrow().size());
    }

    private void refuses(ObjectKey key, String uploadId, List<UploadedPart> parts) {
        StorageException failure =
                assertThrows(StorageException.class, () -> await(store().completeMultipart(key, uploadId, parts)));
        assertEquals(StorageException.Kind.PERMANENT, failure.kind(), failure.getMessage());
    }
}
