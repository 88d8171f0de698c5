package io.filesaga.processes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who computes, and where the result comes to. */
class ComputingTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Vertx vertx = Vertx.vertx();
    private final Computing computing = new Computing();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Where something was. */
    private record Place(Context context, boolean onEventLoop) {

        static Place here() {
            return new Place(Vertx.currentContext(), Context.isOnEventLoopThread());
        }
    }

    /** Where the work was done, and where its outcome came to, for a caller on an event loop. */
    private record Trip(Context home, Place work, Place outcome) {}

    private Trip trip(Function<Callable<Place>, Uni<Place>> way) {
        Context home = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        CompletableFuture<Trip> trip = new CompletableFuture<>();
        home.runOnContext(ignored -> way.apply(Place::here)
                .subscribe()
                .with(work -> trip.complete(new Trip(home, work, Place.here())), trip::completeExceptionally));
        return trip.join();
    }

    private static JsonNode text(int length) {
        return JSON.objectNode().set("a", JSON.arrayNode().add("x".repeat(length)));
    }

    @Test
    void whatMayBeLongIsDoneAwayFromTheEventLoopAndComesBackToItsCaller() {
        Trip trip = trip(work -> computing.over(List.of(text(10), text(Computing.SHORT)), work));
        assertFalse(trip.work().onEventLoop());
        assertEquals(new Place(trip.home(), true), trip.outcome());
        assertFalse(
                trip(work -> computing.over(Computing.SHORT + 1, work)).work().onEventLoop());
        assertFalse(trip(computing::away).work().onEventLoop());
    }

    @Test
    void whatIsShortIsDoneAtOnce() {
        Trip trip = trip(work -> computing.over(List.of(text(10), text(100)), work));
        assertEquals(new Place(trip.home(), true), trip.work());
        assertTrue(trip(work -> computing.over(Computing.SHORT, work)).work().onEventLoop());
    }

    @Test
    void aFailureComesBackAsItIs() {
        var failure = new IllegalArgumentException("wrong");
        for (int size : new int[] {1, Computing.SHORT + 1}) {
            CompletableFuture<Throwable> caught = new CompletableFuture<>();
            VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                    .runOnContext(ignored -> computing
                            .over(size, () -> {
                                throw failure;
                            })
                            .subscribe()
                            .with(done -> caught.complete(null), caught::complete));
            assertEquals(failure, caught.join());
        }
    }

    @Test
    void manyNodesAreAsMuchAsLongTexts() {
        var array = JSON.arrayNode();
        var names = JSON.objectNode();
        assertFalse(Computing.isMuch(List.of(array, names)));
        for (int i = 0; i <= Computing.SHORT; i++) {
            array.add(i);
            names.put("a long name " + i, true);
        }
        assertTrue(Computing.isMuch(List.of(array)));
        assertTrue(Computing.isMuch(List.of(names)));
    }
}
