package io.filesaga.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * An object store in memory that can be told to misbehave: each told fault is spent by one call, in the order told. It
 * keeps the same contract as the real one, faults apart ({@code MemoryObjectStoreTest}).
 */
public final class MemoryObjectStore implements ObjectStore {

    private record Stored(byte[] bytes, ObjectInfo info) {}

    private record Opened(
            ObjectKey key, String contentType, Map<String, String> metadata, SortedMap<Integer, byte[]> parts) {}

    /** What happens to one call. */
    private record Fault(boolean effect, Duration delay, Optional<StorageException> failure) {}

    private static final Instant STORED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<ObjectKey, Stored> objects = new ConcurrentHashMap<>();
    private final Map<String, Opened> uploads = new ConcurrentHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    /** The next call does nothing and fails; trying again can help. */
    public void failNextTransient() {
        fail(false, StorageException.Kind.TRANSIENT);
    }

    /** The next call does nothing and fails for good. */
    public void failNextPermanent() {
        fail(false, StorageException.Kind.PERMANENT);
    }

    /** The next call does its work, and its answer is lost. */
    public void loseNextAnswer() {
        fail(true, StorageException.Kind.TRANSIENT);
    }

    /** The next call takes its time. */
    public void delayNext(Duration delay) {
        faults.add(new Fault(true, delay, Optional.empty()));
    }

    private void fail(boolean effect, StorageException.Kind kind) {
        StorageException failure = new StorageException(kind, "a fault told by the test", null);
        faults.add(new Fault(effect, Duration.ZERO, Optional.of(failure)));
    }

    /** The operations called so far, such as {@code put} or {@code head}, failed ones included. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public Set<ObjectKey> keys() {
        return Set.copyOf(objects.keySet());
    }

    /** Multipart uploads that are open. */
    public int openUploads() {
        return uploads.size();
    }

    public byte[] bytes(ObjectKey key) {
        return Objects.requireNonNull(objects.get(key), "no such object")
                .bytes()
                .clone();
    }

    /** What a client does with a presigned request. */
    public void store(ObjectKey key, String contentType, byte[] bytes) {
        objects.put(key, stored(bytes, contentType, Map.of()));
    }

    /** What a client does with a presigned part. */
    public UploadedPart storePart(String uploadId, int number, byte[] bytes) {
        opened(uploadId).parts().put(number, bytes.clone());
        return new UploadedPart(number, etag(bytes));
    }

    @Override
    public Uni<ObjectInfo> put(PutRequest request, Flow.Publisher<ByteBuffer> content) {
        return call(
                "put",
                () -> Multi.createFrom()
                        .publisher(content)
                        .collect()
                        .in(ByteArrayOutputStream::new, MemoryObjectStore::append)
                        .map(collected -> put(request, collected.toByteArray())));
    }

    private ObjectInfo put(PutRequest request, byte[] bytes) {
        if (request.length() != null && request.length() != bytes.length) {
            throw refusal("content has not the announced length");
        }
        Stored stored = stored(bytes, request.contentType(), request.metadata());
        objects.put(request.key(), stored);
        ObjectInfo info = stored.info();
        return new ObjectInfo(info.size(), info.etag(), null, info.contentType(), info.metadata(), null);
    }

    @Override
    public Uni<Optional<ObjectInfo>> head(ObjectKey key) {
        return call(
                "head",
                () -> Uni.createFrom()
                        .item(Optional.ofNullable(objects.get(key)).map(Stored::info)));
    }

    @Override
    public Uni<Void> delete(ObjectKey key) {
        return call("delete", () -> {
            objects.remove(key);
            return Uni.createFrom().voidItem();
        });
    }

    @Override
    public Uni<String> beginMultipart(ObjectKey key, String contentType, Map<String, String> metadata) {
        return call("beginMultipart", () -> {
            String uploadId = UUID.randomUUID().toString();
            uploads.put(uploadId, new Opened(key, contentType, metadata, new TreeMap<>()));
            return Uni.createFrom().item(uploadId);
        });
    }

    @Override
    public Uni<List<UploadedPart>> parts(ObjectKey key, String uploadId) {
        return call("parts", () -> {
            List<UploadedPart> parts = new ArrayList<>();
            opened(uploadId).parts().forEach((number, bytes) -> parts.add(new UploadedPart(number, etag(bytes))));
            return Uni.createFrom().item(parts);
        });
    }

    @Override
    public Uni<Void> completeMultipart(ObjectKey key, String uploadId, List<UploadedPart> parts) {
        return call("completeMultipart", () -> {
            Opened opened = opened(uploadId);
            objects.put(key, stored(joined(opened, parts), opened.contentType(), opened.metadata()));
            uploads.remove(uploadId);
            return Uni.createFrom().voidItem();
        });
    }

    private static byte[] joined(Opened opened, List<UploadedPart> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int before = 0;
        for (UploadedPart part : parts) {
            byte[] bytes = opened.parts().get(part.number());
            if (bytes == null || part.number() <= before || !part.etag().equals(etag(bytes))) {
                throw refusal("part " + part.number() + " is not as announced");
            }
            before = part.number();
            joined.writeBytes(bytes);
        }
        if (parts.isEmpty()) {
            throw refusal("no parts");
        }
        return joined.toByteArray();
    }

    @Override
    public Uni<Void> abortMultiparts(ObjectKey key) {
        return call("abortMultiparts", () -> {
            uploads.values().removeIf(opened -> opened.key().equals(key));
            return Uni.createFrom().voidItem();
        });
    }

    private <T> Uni<T> call(String operation, Supplier<Uni<T>> effect) {
        return Uni.createFrom().deferred(() -> {
            calls.add(operation);
            Fault fault = faults.poll();
            if (fault == null) {
                return effect.get();
            }
            Uni<T> work = fault.effect() ? effect.get() : Uni.createFrom().nullItem();
            Uni<T> late =
                    fault.delay().isZero() ? work : work.onItem().delayIt().by(fault.delay());
            return late.onItem()
                    .transformToUni(item -> fault.failure().isPresent()
                            ? Uni.createFrom().failure(fault.failure().get())
                            : Uni.createFrom().item(item));
        });
    }

    private Opened opened(String uploadId) {
        Opened opened = uploads.get(uploadId);
        if (opened == null) {
            throw refusal("no such upload");
        }
        return opened;
    }

    private static Stored stored(byte[] bytes, String contentType, Map<String, String> metadata) {
        ObjectInfo info = new ObjectInfo(
                bytes.length, etag(bytes), digest("SHA-256", bytes), contentType, Map.copyOf(metadata), STORED_AT);
        return new Stored(bytes.clone(), info);
    }

    private static String etag(byte[] bytes) {
        return digest("MD5", bytes);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(ByteArrayOutputStream collected, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        collected.writeBytes(bytes);
    }

    private static StorageException refusal(String message) {
        return new StorageException(StorageException.Kind.PERMANENT, message, null);
    }
}
