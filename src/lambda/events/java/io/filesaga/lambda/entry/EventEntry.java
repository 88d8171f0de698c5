package io.filesaga.lambda.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filesaga.lambda.EventFunction;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Lambda's call, brought to a Vert.x context and waited for. What fails is told to Lambda, which tells it again. */
@Singleton
public class EventEntry implements RequestStreamHandler {

    private final EventFunction function;

    EventEntry(EventFunction function) {
        this.function = function;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        output.write(answer(event, context.getRemainingTimeInMillis()));
    }

    private byte[] answer(byte[] event, int leftMillis) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> function.answer(event, leftMillis));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
