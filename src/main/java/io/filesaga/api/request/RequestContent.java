package io.filesaga.api.request;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * The content of a request as it arrives, at the pace of whoever reads it: nothing is asked of the client beyond what was
 * asked for here. Can be read once, on the request's own event loop. A client that waits for {@code 100 Continue} is told
 * to go on when somebody begins to read, so a refused upload never travels.
 */
public final class RequestContent implements Flow.Publisher<ByteBuffer> {

    private final HttpServerRequest request;

    /** @param request paused, and untouched so far */
    public RequestContent(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Reading(subscriber));
    }

    /** What is left unread after a cancel or a failure is dropped when the response has ended ({@link UnreadBody}). */
    private final class Reading implements Flow.Subscription {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private boolean begun;
        private boolean ended;

        Reading(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long wanted) {
            if (ended) {
                return;
            }
            if (!begun) {
                begun = true;
                begin();
            }
            if (!ended) {
                request.fetch(wanted);
            }
        }

        private void begin() {
            if (request.isEnded()) {
                fail(new IOException("the connection is gone"));
                return;
            }
            request.exceptionHandler(this::fail);
            request.endHandler(nothing -> complete());
            request.handler(this::pass);
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
        }

        private void pass(Buffer buffer) {
            ByteBuf bytes = buffer.getByteBuf();
            if (!ended && bytes.isReadable()) {
                subscriber.onNext(bytes.nioBuffer());
            } else if (!ended) {
                request.fetch(1);
            }
        }

        private void complete() {
            if (!ended) {
                ended = true;
                subscriber.onComplete();
            }
        }

        private void fail(Throwable failure) {
            if (!ended) {
                ended = true;
                subscriber.onError(failure);
            }
        }

        @Override
        public void cancel() {
            ended = true;
        }
    }
}
