-- What a process is. A row is never changed: a new definition is a new version, and executions keep theirs.
-- removed: the process was deleted at this version; a later version brings the name back.
CREATE TABLE process_definition (
    owner      text        NOT NULL,
    name       text        NOT NULL COLLATE "C",
    version    int         NOT NULL,
    definition json        NOT NULL,
    removed    boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    CONSTRAINT process_version_is_given_once PRIMARY KEY (owner, name, version),
    CONSTRAINT process_name_is_plain CHECK (name ~ '^[A-Za-z0-9_-]{1,80}$'),
    CONSTRAINT process_versions_count_from_one CHECK (version >= 1)
);

-- One run of a process. Data up to a limit is kept here, what is larger in the store under the key beside it.
-- saga_id: who moves it on; another one after a redrive. progress: where the interpreter stands.
-- moves: how often it was moved. lines: how many lines its history has.
CREATE TABLE execution (
    id               uuid PRIMARY KEY,
    owner            text        NOT NULL,
    transaction_id   text        NOT NULL,
    process          text        NOT NULL COLLATE "C",
    version          int         NOT NULL,
    saga_id          uuid        NOT NULL,
    status           text        NOT NULL,
    input            json,
    input_key        text,
    progress         json,
    progress_key     text,
    output           json,
    output_key       text,
    error            text,
    cause            text,
    moves            bigint      NOT NULL,
    lines            bigint      NOT NULL,
    document_etag    text,
    token_key        text        NOT NULL,
    stop_error       text,
    stop_cause       text,
    parent_execution uuid,
    parent_task      text,
    trace_parent     text,
    started_at       timestamptz NOT NULL,
    moved_at         timestamptz NOT NULL,
    ended_at         timestamptz,

    CONSTRAINT transaction_id_is_given_once UNIQUE (transaction_id),
    CONSTRAINT transaction_id_has_16_hex_digits CHECK (transaction_id ~ '^0x[0-9a-f]{16}$'),
    CONSTRAINT execution_status_is_known CHECK (status IN ('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED')),
    CONSTRAINT ended_executions_say_when CHECK ((ended_at IS NULL) = (status = 'RUNNING')),
    CONSTRAINT input_is_kept_in_one_place CHECK ((input IS NULL) <> (input_key IS NULL)),
    CONSTRAINT progress_is_kept_in_one_place CHECK ((progress IS NULL) <> (progress_key IS NULL)),
    CONSTRAINT output_comes_with_success CHECK (
        (status = 'SUCCEEDED') = (output IS NOT NULL OR output_key IS NOT NULL)),
    CONSTRAINT failure_has_an_error CHECK (status IN ('RUNNING', 'SUCCEEDED') OR error IS NOT NULL),
    CONSTRAINT a_parent_waits_with_a_task CHECK ((parent_execution IS NULL) = (parent_task IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX execution_newest ON execution (owner, id);
CREATE INDEX execution_of_process ON execution (owner, process, id);
CREATE INDEX execution_ended ON execution (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX execution_of_parent ON execution (parent_execution) WHERE parent_execution IS NOT NULL;

-- One attempt of a Task state. Its row is the truth about how it ended; the signal to its execution only says "look".
-- taken: the execution has moved on with it.
-- activity: the name by which workers find it; held_until: a worker has it that was heard of not long ago.
CREATE TABLE execution_task (
    execution_id uuid        NOT NULL,
    task_id      text        NOT NULL,
    number       bigint      GENERATED ALWAYS AS IDENTITY,
    owner        text        NOT NULL,
    state        text        NOT NULL,
    resource     text        NOT NULL,
    attempt      int         NOT NULL,
    payload      json,
    payload_key  text,
    status       text        NOT NULL,
    taken        boolean     NOT NULL DEFAULT false,
    result       json,
    result_key   text,
    error        text,
    cause        text,
    token        text        NOT NULL,
    activity     text,
    worker       text,
    held_until   timestamptz,
    timeout_at   timestamptz,
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,

    CONSTRAINT task_attempt_is_made_once PRIMARY KEY (execution_id, task_id),
    CONSTRAINT task_status_is_known CHECK (status IN ('OPEN', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    CONSTRAINT ended_tasks_say_when CHECK ((ended_at IS NULL) = (status = 'OPEN')),
    CONSTRAINT payload_is_kept_in_one_place CHECK ((payload IS NULL) <> (payload_key IS NULL)),
    CONSTRAINT result_comes_with_success CHECK (
        (status = 'SUCCEEDED') = (result IS NOT NULL OR result_key IS NOT NULL)),
    CONSTRAINT failed_tasks_have_an_error CHECK ((status = 'FAILED') = (error IS NOT NULL)),
    CONSTRAINT only_ended_tasks_are_taken CHECK (NOT taken OR status <> 'OPEN'),
    CONSTRAINT only_activities_are_held CHECK (held_until IS NULL OR activity IS NOT NULL)
) WITH (fillfactor = 80);
CREATE INDEX execution_task_to_take ON execution_task (execution_id, number) WHERE status <> 'OPEN' AND NOT taken;
CREATE INDEX execution_task_for_workers ON execution_task (owner, activity, number)
    WHERE status = 'OPEN' AND activity IS NOT NULL;
CREATE UNIQUE INDEX task_token_names_one_task ON execution_task (token);

-- What has happened in an execution, told by the interpreter. Sizes in bytes; the data itself is not here.
CREATE TABLE execution_history (
    execution_id uuid        NOT NULL,
    number       bigint      NOT NULL,
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    strand       text        NOT NULL,
    state        text,
    task_id      text,
    attempt      int         NOT NULL,
    bytes        bigint,
    error        text,
    cause        text,
    until        timestamptz,
    CONSTRAINT history_line_is_told_once PRIMARY KEY (execution_id, number)
);

-- The SQL door to the engine: signals a saga from inside somebody else's writes. A waiting saga becomes READY; any other
-- that has not ended keeps the signal. An equal one that nobody can have taken yet says the same and is enough: of a
-- READY saga that is any, of one in hand the second, for the first may be the one in hand.
CREATE FUNCTION saga_signal(of_saga uuid, given jsonb, at timestamptz) RETURNS uuid
    LANGUAGE sql VOLATILE AS $$
    UPDATE saga s SET
        signals = CASE
            WHEN (SELECT count(*) FROM jsonb_array_elements(s.signals) e WHERE e = given)
                >= CASE s.status WHEN 'READY' THEN 1 ELSE 2 END THEN s.signals
            ELSE s.signals || given
        END,
        status = CASE WHEN s.status = 'WAITING' THEN 'READY' ELSE s.status END,
        run_at = CASE WHEN s.status = 'WAITING' THEN saga_signal.at ELSE s.run_at END,
        deadline = NULL,
        fencing_token = s.fencing_token + CASE WHEN s.status = 'WAITING' THEN 1 ELSE 0 END,
        modified_at = saga_signal.at
    WHERE s.id = of_saga AND s.ended_at IS NULL
    RETURNING s.id
$$;
