package io.filesaga.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and its faults do what they say. */
class MemoryObjectStoreTest extends ObjectStoreContract {

    private final MemoryObjectStore memory = new MemoryObjectStore();

    @Override
    protected ObjectStore store() {
        return memory;
    }

    @Override
    protected byte[] read(ObjectKey key) {
        return memory.bytes(key);
    }

    @Override
    protected UploadedPart sendPart(ObjectKey key, String uploadId, int number, byte[] bytes) {
        return memory.storePart(uploadId, number, bytes);
    }

    @Test
    void aLostAnswerHasItsEffect() {
        ObjectKey key = key("lost");
        memory.store(key, "text/plain", new byte[] {1});
        memory.loseNextAnswer();

        StorageException failure = assertThrows(StorageException.class, () -> await(memory.delete(key)));

        assertTrue(failure.isTransient());
        assertTrue(memory.keys().isEmpty());
    }

    @Test
    void aFaultIsSpentByOneCallAndHasNoEffect() {
        ObjectKey key = key("kept");
        memory.store(key, "text/plain", new byte[] {1});
        memory.failNextPermanent();

        StorageException failure = assertThrows(StorageException.class, () -> await(memory.delete(key)));

        assertEquals(StorageException.Kind.PERMANENT, failure.kind());
        assertTrue(await(memory.head(key)).isPresent());
    }
}
