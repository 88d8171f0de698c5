package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The whole service over HTTP on real backends, its timers driven by hand. Every test has owners of its own. */
@QuarkusTestResource(EmbeddedBackends.class)
public abstract class ServiceTest {

    @Inject
    protected SettableClock clock;

    @Inject
    protected Sql sql;

    @Inject
    protected StoreClient store;

    @Inject
    protected Told told;

    protected final String owner = "owner-" + UUID.randomUUID();
    protected final Api api = Api.as(owner);

    @AfterEach
    void backToNormal() {
        clock.reset();
        Gates.database().open();
        Gates.store().open();
        assertEquals(List.of(), told.untrue(owner));
    }

    /** That nothing at all is left of the owner's. */
    protected void assertNothingLeft() {
        assertEquals(List.of(), store.keys(owner));
        assertEquals(0, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner));
        assertEquals("0", api.get("/v1/usage").at("bytes"));
        assertEquals("0", api.get("/v1/usage").at("reservedBytes"));
    }
}
