package io.filesaga.processes.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/**
 * Computing that may take long is done by a worker thread, so that no event loop waits for it. What is short is done at
 * once: to change the thread twice costs more than that. Either way the result comes to the context that asked; a caller
 * from outside Vert.x computes on his own thread.
 */
@Singleton
public class Computing {

    /** Characters and nodes; more than that is read, printed and moved on a worker thread. */
    public static final int SHORT = 4 * 1024;

    /** Emits the result, or the failure, of work over that many characters or bytes. */
    public <T> Uni<T> over(long size, Callable<T> work) {
        return size > SHORT ? away(work) : Uni.createFrom().item(() -> call(work));
    }

    /** The same over values of sizes not known. */
    public <T> Uni<T> over(Iterable<JsonNode> values, Callable<T> work) {
        return isMuch(values) ? away(work) : Uni.createFrom().item(() -> call(work));
    }

    /** Emits the result, or the failure, of work that a worker thread does, however short it is. */
    public <T> Uni<T> away(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context home = Vertx.currentContext();
            return home == null
                    ? Uni.createFrom().item(() -> call(work))
                    : Uni.createFrom()
                            .completionStage(
                                    () -> home.executeBlocking(work, false).toCompletionStage());
        });
    }

    /** Whether the values are worth a worker thread. Looks no further than it must to know. */
    public static boolean isMuch(Iterable<JsonNode> values) {
        int left = SHORT;
        for (JsonNode value : values) {
            left = left(value, left);
        }
        return left < 0;
    }

    /** What of so much remains when the value is counted. */
    private static int left(JsonNode value, int before) {
        int left = before - 1;
        if (value.isTextual()) {
            return left - value.textValue().length();
        }
        for (var names = value.fieldNames(); left >= 0 && names.hasNext(); ) {
            left -= names.next().length();
        }
        for (var children = value.elements(); left >= 0 && children.hasNext(); ) {
            left = left(children.next(), left);
        }
        return left;
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
