-- Up to where events have been sent to a bus of Amazon EventBridge; a row for each bus that was ever switched on.
-- Whoever holds the lease sends, and writes down how far it is under the token that came with the lease.
CREATE TABLE eventbridge_bus (
    bus          text PRIMARY KEY,
    -- All events up to this position have been taken, or passed over.
    tx           bigint      NOT NULL,
    id           bigint      NOT NULL,
    -- Positions after it whose events have been, too, while one between has not.
    ahead        text[]      NOT NULL DEFAULT '{}',
    token        bigint      NOT NULL DEFAULT 0,
    leased_until timestamptz,
    -- Not before; later after a failure.
    due_at       timestamptz NOT NULL,
    failures     int         NOT NULL DEFAULT 0,
    -- For so long after it happened an event is kept for this bus.
    patience     interval    NOT NULL,
    CONSTRAINT a_bus_has_a_name CHECK (bus <> ''),
    CONSTRAINT failures_count_from_nought CHECK (failures >= 0)
) WITH (fillfactor = 50);
