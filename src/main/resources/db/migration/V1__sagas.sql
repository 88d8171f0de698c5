-- One saga is one row. The CHECK constraints say what a legal row is; the engine relies on them.
CREATE TABLE saga (
    id               uuid PRIMARY KEY,
    type             text        NOT NULL,
    version          int         NOT NULL,
    status           text        NOT NULL,
    direction        text        NOT NULL,
    step             text        NOT NULL,
    state            jsonb       NOT NULL,
    attempt          int         NOT NULL,
    run_at           timestamptz,
    deadline         timestamptz,
    lease_owner      text,
    lease_expires_at timestamptz,
    fencing_token    bigint      NOT NULL DEFAULT 1,
    owner            text        NOT NULL,
    subject          text        NOT NULL,
    idempotency_key  text,
    fingerprint      text,
    trace_parent     text,
    signals          jsonb       NOT NULL DEFAULT '[]',
    history          jsonb       NOT NULL DEFAULT '[]',
    result           jsonb,
    error            jsonb,
    created_at       timestamptz NOT NULL,
    modified_at      timestamptz NOT NULL,
    ended_at         timestamptz,
    -- When somebody has to look at the row; never for a saga that is at rest for good.
    due_at           timestamptz GENERATED ALWAYS AS (
        CASE
            WHEN lease_owner IS NOT NULL THEN lease_expires_at
            WHEN status = 'WAITING' THEN deadline
            ELSE run_at
        END) STORED,

    CONSTRAINT status_is_known CHECK (status IN
        ('READY', 'RUNNING', 'WAITING', 'COMPENSATING', 'COMPLETED', 'COMPENSATED', 'CANCELLED', 'DEAD')),
    CONSTRAINT status_agrees_with_direction CHECK (
        CASE status
            WHEN 'COMPENSATING' THEN direction IN ('BACK', 'CANCEL')
            WHEN 'COMPENSATED' THEN direction = 'BACK'
            WHEN 'CANCELLED' THEN direction = 'CANCEL'
            WHEN 'DEAD' THEN direction IN ('FORWARD', 'BACK', 'CANCEL')
            ELSE direction = 'FORWARD'
        END),
    CONSTRAINT lease_has_owner_and_expiry CHECK ((lease_owner IS NULL) = (lease_expires_at IS NULL)),
    CONSTRAINT running_holds_a_lease CHECK (status <> 'RUNNING' OR lease_owner IS NOT NULL),
    CONSTRAINT rest_holds_no_lease CHECK (lease_owner IS NULL OR status IN ('RUNNING', 'COMPENSATING')),
    CONSTRAINT waiting_has_a_deadline CHECK ((status = 'WAITING') = (deadline IS NOT NULL)),
    CONSTRAINT ready_is_due CHECK ((run_at IS NOT NULL) =
        (status = 'READY' OR (status = 'COMPENSATING' AND lease_owner IS NULL))),
    CONSTRAINT final_rows_have_ended CHECK (
        (ended_at IS NOT NULL) = (status IN ('COMPLETED', 'COMPENSATED', 'CANCELLED'))),
    CONSTRAINT undone_and_dead_say_why CHECK (
        status NOT IN ('COMPENSATED', 'CANCELLED', 'DEAD') OR error IS NOT NULL),
    CONSTRAINT attempts_count_from_one CHECK (attempt >= 1),
    CONSTRAINT key_has_a_fingerprint CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL))
) WITH (fillfactor = 80);

CREATE INDEX saga_due ON saga (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX saga_of_owner ON saga (owner, id);
CREATE INDEX saga_about_subject ON saga (subject);
CREATE INDEX saga_dead ON saga (id) WHERE status = 'DEAD';
CREATE UNIQUE INDEX saga_idempotency_key_is_used_once ON saga (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Ends a chain of writes: raises when a part touched another number of rows than it must (-1: any number is right), so
-- that the whole statement, and with it the commit, never happened. The message is the part's index, from 0.
CREATE FUNCTION saga_expect(counts bigint[], expected bigint[]) RETURNS bigint[]
    LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1 .. array_length(expected, 1) LOOP
        IF expected[i] >= 0 AND expected[i] <> counts[i] THEN
            RAISE EXCEPTION USING ERRCODE = 'FS001', MESSAGE = (i - 1)::text;
        END IF;
    END LOOP;
    RETURN counts;
END $$;

-- The SQL door to the engine: begins a saga from inside another saga's writes. It is READY and due at once.
CREATE FUNCTION saga_spawn(
        new_id uuid, new_type text, new_version int, first_step text,
        new_owner text, new_subject text, new_state jsonb, at timestamptz) RETURNS uuid
    LANGUAGE sql AS $$
    INSERT INTO saga (id, type, version, status, direction, step, state, attempt, run_at, owner, subject,
                      created_at, modified_at)
    VALUES (new_id, new_type, new_version, 'READY', 'FORWARD', first_step, new_state, 1, at, new_owner, new_subject,
            at, at)
    RETURNING id
$$;
