package io.filesaga.storage;

import io.smallrye.mutiny.Multi;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Flow;

/** Content as tests send it: demand-driven, in chunks. */
public final class TestContent {

    private static final int CHUNK = 10_000;

    private TestContent() {}

    /** The same bytes for the same size, every time. */
    public static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    public static Flow.Publisher<ByteBuffer> of(byte[] bytes) {
        return chunks(bytes);
    }

    /** These bytes, and then the failure instead of an end. */
    public static Flow.Publisher<ByteBuffer> broken(byte[] bytes, Throwable failure) {
        return Multi.createBy()
                .concatenating()
                .streams(chunks(bytes), Multi.createFrom().failure(failure));
    }

    /** These bytes, and then neither more nor an end. */
    public static Flow.Publisher<ByteBuffer> stalled(byte[] bytes) {
        return Multi.createBy()
                .concatenating()
                .streams(chunks(bytes), Multi.createFrom().nothing());
    }

    private static Multi<ByteBuffer> chunks(byte[] bytes) {
        int count = (bytes.length + CHUNK - 1) / CHUNK;
        return Multi.createFrom()
                .range(0, count)
                .map(i -> ByteBuffer.wrap(bytes, i * CHUNK, Math.min(CHUNK, bytes.length - i * CHUNK))
                        .slice());
    }

    /** A media type without the white space that means nothing (RFC 9110 section 5.6.6): some stores rewrite it. */
    public static String compact(String mediaType) {
        return mediaType.replaceAll("\\s*;\\s*", ";");
    }
}
