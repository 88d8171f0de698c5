-- What happened and is told to others. A row is written in the transaction of the change that it tells of.
-- tx and id are its position. Ids alone can become visible out of order; a transaction below the snapshot's xmin has
-- ended, so a reader that takes only rows below it and remembers the last position has missed nothing.
CREATE TABLE outbox_event (
    tx           bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    owner        text        NOT NULL,
    type         text        NOT NULL,
    subject      text        NOT NULL,
    sequence     bigint      NOT NULL,
    saga_id      uuid,
    trace_parent text,
    data         jsonb       NOT NULL,
    at           timestamptz NOT NULL,
    CONSTRAINT position_is_used_once PRIMARY KEY (tx, id),
    CONSTRAINT sequence_counts_from_one CHECK (sequence >= 1),
    CONSTRAINT subject_says_of_what_kind_it_is CHECK (subject ~ '^[a-z]+/.')
);
CREATE INDEX outbox_event_of_owner ON outbox_event (owner, tx, id);
CREATE INDEX outbox_event_of_saga ON outbox_event (saga_id, tx, id) WHERE saga_id IS NOT NULL;

-- Up to where events have been removed; no row before the first were.
CREATE TABLE outbox_pruned (
    tx   bigint  NOT NULL,
    id   bigint  NOT NULL,
    single boolean PRIMARY KEY DEFAULT true,
    CONSTRAINT there_is_one_row CHECK (single)
);

-- Readers are woken when the transaction commits. A transaction that notifies holds a lock of the whole database while it
-- commits, so of those that are under way at the same time only one does: whoever it wakes sees that others are still
-- open, and looks again. A hint: who misses it polls.
CREATE FUNCTION outbox_wake() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM appended) AND pg_try_advisory_xact_lock(4701, 5) THEN
        PERFORM pg_notify('filesaga_outbox', '');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_wakes_its_readers AFTER INSERT ON outbox_event
    REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();

-- An instant as JSON has it.
CREATE FUNCTION told_instant(at timestamptz) RETURNS text
    LANGUAGE sql STABLE AS $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- Why something was not done, as the API's problems say it.
CREATE FUNCTION told_problem(refusal jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'type', 'urn:filesaga:problem:' || (refusal->>'reason'),
        'detail', refusal->>'detail',
        'field', refusal->>'field'))
$$;

-- A file as the API's JSON has it.
CREATE FUNCTION told_file(f stored_file) RETURNS jsonb
    LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', f.id, 'owner', f.owner, 'path', f.path, 'name', f.name, 'size', f.size, 'etag', f.etag,
        'checksumSha256', f.checksum_sha256, 'contentType', f.content_type, 'metadata', f.metadata, 'state', f.state,
        'createdAt', told_instant(f.created_at), 'modifiedAt', told_instant(f.modified_at))
$$;

-- The engine does not know of the outbox. A saga that is retried by hand may die, and be told of, again.
CREATE FUNCTION tell_of_dead_saga() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO outbox_event (owner, type, subject, sequence, saga_id, trace_parent, data, at)
    VALUES (NEW.owner, 'saga.dead', 'sagas/' || NEW.id, NEW.fencing_token, NEW.id, NEW.trace_parent,
            jsonb_build_object('id', NEW.id, 'type', NEW.type, 'subject', NEW.subject, 'step', NEW.step,
                               'attempt', NEW.attempt, 'problem', told_problem(NEW.error)),
            NEW.modified_at);
    RETURN NULL;
END $$;
CREATE TRIGGER dead_sagas_are_told_of AFTER UPDATE OF status ON saga
    FOR EACH ROW WHEN (NEW.status = 'DEAD' AND OLD.status <> 'DEAD') EXECUTE FUNCTION tell_of_dead_saga();

-- Whom an owner wants told over HTTP. secret: what signs the messages; it must be readable for that.
CREATE TABLE webhook (
    id          uuid PRIMARY KEY,
    owner       text        NOT NULL,
    url         text        NOT NULL,
    types       text[]      NOT NULL,
    secret      text        NOT NULL,
    active      boolean     NOT NULL,
    -- Only what was told after its creation concerns it.
    since_tx    bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    created_at  timestamptz NOT NULL,
    modified_at timestamptz NOT NULL
);
CREATE INDEX webhook_of_owner ON webhook (owner, id);

-- Up to where events have been entered as deliveries. Whoever holds the row's lock enters the next ones.
CREATE TABLE webhook_cursor (
    tx   bigint  NOT NULL,
    id   bigint  NOT NULL,
    single boolean PRIMARY KEY DEFAULT true,
    CONSTRAINT there_is_one_cursor CHECK (single)
);
INSERT INTO webhook_cursor (tx, id) VALUES (0, 0);

-- One event for one webhook. Ids are given in the order of events, so that the least pending id of a subject is next.
CREATE TABLE webhook_delivery (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id   uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    tx           bigint      NOT NULL,
    event_id     bigint      NOT NULL,
    type         text        NOT NULL,
    subject      text        NOT NULL,
    status       text        NOT NULL DEFAULT 'PENDING',
    attempt      int         NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL,
    leased_until timestamptz,
    first_at     timestamptz,
    last_at      timestamptz,
    last_status  int,
    last_error   text,
    created_at   timestamptz NOT NULL,
    CONSTRAINT delivery_status_is_known CHECK (status IN ('PENDING', 'DELIVERED', 'PARKED')),
    CONSTRAINT an_event_is_entered_once UNIQUE (webhook_id, tx, event_id)
) WITH (fillfactor = 80);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at, id) WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_in_order ON webhook_delivery (webhook_id, subject, id) WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_of_event ON webhook_delivery (tx, event_id) WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_parked ON webhook_delivery (id) WHERE status = 'PARKED';

-- Whether a webhook wants an event; a ping is for one webhook alone.
CREATE FUNCTION webhook_wants(w webhook, e outbox_event) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
    SELECT w.owner = e.owner AND e.tx >= w.since_tx
        AND CASE WHEN e.type = 'webhook.ping' THEN e.subject = 'webhooks/' || w.id
            ELSE w.active AND (cardinality(w.types) = 0
                OR EXISTS (SELECT FROM unnest(w.types) t WHERE e.type LIKE replace(t, '*', '%'))) END
$$;
