package io.filesaga.files.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class MeteredContentTest {

    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Refusal AT_MOST_3 = Refusal.of("content-too-large", "At most 3 bytes are allowed.");

    /** A source that does what its test says; and a store that notes what it gets. */
    private static final class Both
            implements Flow.Publisher<ByteBuffer>, Flow.Subscription, Flow.Subscriber<ByteBuffer> {

        private final List<String> got = new ArrayList<>();
        private final List<Object> ends = new ArrayList<>();
        private final List<Long> requests = new ArrayList<>();
        private int cancels;
        private Flow.Subscription given;
        private Flow.Subscriber<? super ByteBuffer> meter;

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            meter = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            requests.add(n);
        }

        @Override
        public void cancel() {
            cancels++;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            given = subscription;
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            got.add(StandardCharsets.US_ASCII.decode(bytes).toString());
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure instanceof RefusedException refused ? refused.refusal() : failure);
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }

        void send(String... texts) {
            for (String text : texts) {
                meter.onNext(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            }
        }
    }

    private final Both both = new Both();

    @Test
    void contentIsPassedOnCountedAndHashed() {
        MeteredContent content = metered(3, null);
        both.send("a", "", "bc");
        both.meter.onComplete();
        assertEquals(List.of("a", "", "bc"), both.got);
        assertEquals(List.of("complete"), both.ends);
        assertEquals(3, content.size());
        assertEquals(SHA256_OF_ABC, content.sha256());
        assertEquals(0, both.cancels);
    }

    @Test
    void emptyContentHasItsHashToo() {
        MeteredContent content = metered(0, null);
        both.meter.onComplete();
        assertEquals(0, content.size());
        assertEquals(SHA256_OF_NOTHING, content.sha256());
        assertEquals(SHA256_OF_NOTHING, content.sha256());
    }

    @Test
    void onlyWhatRemainsInABufferCounts() {
        MeteredContent content = metered(3, null);
        ByteBuffer direct = ByteBuffer.allocateDirect(6);
        direct.put("xabcyz".getBytes(StandardCharsets.US_ASCII)).position(1).limit(4);
        both.meter.onNext(direct);
        assertEquals(List.of("abc"), both.got);
        assertEquals(3, content.size());
        assertEquals(SHA256_OF_ABC, content.sha256());
    }

    @Test
    void oneByteOverTheLimitEndsInARefusal() {
        metered(3, null);
        both.send("abc");
        assertEquals(List.of(), both.ends);
        both.send("d");
        assertEquals(List.of("abc"), both.got);
        assertEquals(List.of(AT_MOST_3), both.ends);
        assertEquals(1, both.cancels);
    }

    @Test
    void aBufferThatPassesTheLimitIsNotPassedOnInPart() {
        metered(3, null);
        both.send("abcd");
        assertEquals(List.of(), both.got);
        assertEquals(List.of(AT_MOST_3), both.ends);
    }

    @Test
    void afterTheRefusalNothingFollows() {
        metered(3, null);
        both.send("abcd", "a", "b");
        both.meter.onComplete();
        both.meter.onError(new IllegalStateException());
        assertEquals(List.of(), both.got);
        assertEquals(List.of(AT_MOST_3), both.ends);
        assertEquals(1, both.cancels);
    }

    @Test
    void aFailureOfTheSourceIsPassedOn() {
        metered(3, null);
        both.send("ab");
        IllegalStateException failure = new IllegalStateException();
        both.meter.onError(failure);
        assertEquals(1, both.ends.size());
        assertSame(failure, both.ends.get(0));
    }

    @Test
    void theStoreSetsThePace() {
        metered(3, null);
        assertEquals(List.of(), both.requests);
        both.given.request(2);
        both.given.request(5);
        both.given.cancel();
        assertEquals(List.of(2L, 5L), both.requests);
        assertEquals(1, both.cancels);
    }

    @Test
    void whatWasAnnouncedIsVerified() {
        assertNull(sent("abc", SHA256_OF_ABC).verify());
        assertNull(sent("abc", null).verify());
        assertNull(sent("", SHA256_OF_NOTHING).verify());
        Refusal mismatch = Refusal.ofField("Content-Digest", "digest-mismatch", "The content has another SHA-256.");
        assertEquals(mismatch, sent("abd", SHA256_OF_ABC).verify());
        assertEquals(mismatch, sent("ab", SHA256_OF_ABC).verify());
        assertEquals(mismatch, sent("", SHA256_OF_ABC).verify());
    }

    @Test
    void theDeclaredLengthIsTheRequests() {
        assertEquals(7L, new MeteredContent(both, new ContentRequest("p", null, 7L, null, false), 3).declaredLength());
        assertNull(new MeteredContent(both, new ContentRequest("p", null, null, null, false), 3).declaredLength());
    }

    private MeteredContent sent(String text, String announced) {
        MeteredContent content = metered(3, announced);
        both.send(text);
        both.meter.onComplete();
        return content;
    }

    private MeteredContent metered(long limit, String announced) {
        MeteredContent content = new MeteredContent(both, new ContentRequest("p", null, null, announced, false), limit);
        content.subscribe(both);
        return content;
    }
}
