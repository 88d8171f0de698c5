package io.filesaga.storage.s3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * A piece of content that fits in memory.
 *
 * @param bytes the piece, from its array's start
 * @param last whether nothing comes after it
 */
record Portion(ByteBuffer bytes, boolean last) {

    private static final int SLICE = 64 * 1024;

    int size() {
        return bytes.remaining();
    }

    /** As the SDK reads it, again for every attempt; every slice that the store takes counts as progress. */
    AsyncRequestBody body(Progress progress) {
        return new Slices(AsyncRequestBody.fromByteBuffersUnsafe(slices()), size(), progress);
    }

    private ByteBuffer[] slices() {
        List<ByteBuffer> slices = new ArrayList<>();
        for (int from = 0; from < size(); from += SLICE) {
            slices.add(bytes.slice(from, Math.min(SLICE, size() - from)));
        }
        return slices.toArray(ByteBuffer[]::new);
    }

    private record Slices(AsyncRequestBody slices, long length, Progress progress) implements AsyncRequestBody {
        @Override
        public Optional<Long> contentLength() {
            return Optional.of(length);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> store) {
            slices.map(this::counted).subscribe(store);
        }

        /** A view of its own for every attempt: whoever sends a buffer moves its position. */
        private ByteBuffer counted(ByteBuffer slice) {
            progress.moved();
            return slice.duplicate();
        }
    }
}
