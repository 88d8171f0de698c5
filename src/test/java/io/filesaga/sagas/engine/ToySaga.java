package io.filesaga.sagas.engine;

import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A saga whose calls do what a test says: mark - knock - wait - look - seal. Each transact step leaves a row in
 * {@code toy}, so that a test can count effects.
 */
@Singleton
class ToySaga implements SagaDefinition<ToySaga.Toy> {

    static final Duration PAUSE = Duration.ofSeconds(10);
    static final RetryPolicy THRICE = new RetryPolicy(3, new Backoff(PAUSE, PAUSE));

    /** What it remembers. */
    public record Toy(String name, Instant deadline) {}

    /** What a call does: step and attempt to outcome. */
    interface Script extends BiFunction<String, Integer, Uni<StepOutcome<Toy>>> {}

    private static final Refusal MARKED_BEFORE = Refusal.of("marked-before", "This name is marked.");

    private static final Statement MARK = Statement.of(
                    "toy_marked",
                    "INSERT INTO toy (saga_id, mark) SELECT w.saga_id, w.mark FROM {rows} RETURNING 1",
                    uuid("saga_id"),
                    text("mark"))
            .onConflict("toy_mark_is_unique", new Statement.Conflict.Refused(MARKED_BEFORE));

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    private final Flow<Toy> flow = Flow.<Toy>thatGoesBack(THRICE)
            .transact("mark", mark("marked"))
            .undoneByWrites(mark("unmarked"))
            .call("knock", call("knock"), THRICE)
            .undoneByCall(call("unknock"))
            .await("wait", Toy::deadline)
            .call("look", call("look"), THRICE)
            .transact("seal", mark("sealed"))
            .build();

    /** Until told otherwise every call is done at once. */
    void script(String name, Script script) {
        scripts.put(name, script);
    }

    @Override
    public String type() {
        return "toy";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Toy> stateType() {
        return Toy.class;
    }

    @Override
    public Flow<Toy> flow() {
        return flow;
    }

    @Override
    public Object result(Toy state) {
        return Map.of("name", state.name());
    }

    private static io.filesaga.sagas.Work.Transact<Toy> mark(String what) {
        return (context, toy) -> List.of(Write.one(MARK, MARKED_BEFORE, context.sagaId(), what + " " + toy.name()));
    }

    private io.filesaga.sagas.Work.Call<Toy> call(String step) {
        return (StepContext context, Toy toy) -> {
            Script script = scripts.get(toy.name());
            return script == null
                    ? Uni.createFrom().item(StepOutcome.done(toy))
                    : script.apply(step, context.attempt());
        };
    }
}
