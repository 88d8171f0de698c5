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

-- Readers are woken when the transaction commits. A hint: who misses it polls.
CREATE FUNCTION outbox_wake() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM appended) THEN
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
