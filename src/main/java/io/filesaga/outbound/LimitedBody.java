package io.filesaga.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads an answer up to a limit and lets go of the connection when there is more. */
final class LimitedBody {

    private final HttpClientResponse response;
    private final int most;
    private final Buffer kept = Buffer.buffer();
    private final Promise<OutboundAnswer> answer = Promise.promise();

    LimitedBody(HttpClientResponse response, int most) {
        this.response = response;
        this.most = most;
    }

    Future<OutboundAnswer> read() {
        response.exceptionHandler(answer::tryFail);
        response.endHandler(ended -> answer.tryComplete(answer(false)));
        response.handler(this::take);
        return answer.future();
    }

    private void take(Buffer chunk) {
        int room = most - kept.length();
        if (chunk.length() <= room) {
            kept.appendBuffer(chunk);
        } else {
            kept.appendBuffer(chunk, 0, Math.max(0, room));
            answer.tryComplete(answer(true));
            response.request().reset();
        }
    }

    private OutboundAnswer answer(boolean truncated) {
        Map<String, String> headers = response.headers().entries().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first + ", " + second));
        return new OutboundAnswer(response.statusCode(), headers, kept, truncated);
    }
}
