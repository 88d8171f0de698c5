-- Every object key that filesaga ever gave out or adopted. Rows are never removed: a key is never used twice.
-- sweep_at: when to look whether something arrived under the key after its upload's grant has died.
CREATE TABLE object_key (
    bucket    text    NOT NULL,
    key       text    NOT NULL,
    file_id   uuid    NOT NULL,
    owner     text    NOT NULL,
    multipart boolean NOT NULL DEFAULT false,
    sweep_at  timestamptz,
    CONSTRAINT object_key_is_used_once PRIMARY KEY (bucket, key)
);
CREATE INDEX object_key_to_sweep ON object_key (sweep_at) WHERE sweep_at IS NOT NULL;

CREATE TABLE stored_file (
    id              uuid PRIMARY KEY,
    owner           text        NOT NULL,
    path            text        NOT NULL COLLATE "C",
    name            text        NOT NULL COLLATE "C" GENERATED ALWAYS AS (substring(path FROM '[^/]*$')) STORED,
    bucket          text        NOT NULL,
    object_key      text        NOT NULL,
    size            bigint      NOT NULL DEFAULT 0,
    reserved_bytes  bigint      NOT NULL DEFAULT 0,
    etag            text,
    checksum_sha256 text,
    content_type    text        NOT NULL,
    metadata        jsonb       NOT NULL DEFAULT '{}',
    state           text        NOT NULL,
    sequencer       text,
    version         bigint      NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL,
    modified_at     timestamptz NOT NULL,

    CONSTRAINT state_is_known CHECK (state IN ('PENDING', 'ACTIVE', 'DELETING')),
    CONSTRAINT active_files_have_an_object CHECK (state <> 'ACTIVE' OR etag IS NOT NULL),
    CONSTRAINT sizes_are_not_negative CHECK (size >= 0 AND reserved_bytes >= 0),
    CONSTRAINT only_pending_files_reserve CHECK (reserved_bytes = 0 OR state = 'PENDING'),
    CONSTRAINT path_is_short_and_relative CHECK (
        octet_length(path) BETWEEN 1 AND 1024 AND left(path, 1) <> '/' AND right(path, 1) <> '/')
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX one_active_file_per_path ON stored_file (owner, path) WHERE state = 'ACTIVE';
CREATE INDEX stored_file_newest ON stored_file (owner, created_at, id) WHERE state = 'ACTIVE';
CREATE INDEX stored_file_by_name ON stored_file (owner, name) WHERE state = 'ACTIVE';
CREATE INDEX stored_file_by_type ON stored_file (owner, content_type, created_at) WHERE state = 'ACTIVE';
CREATE INDEX stored_file_pending ON stored_file (owner) INCLUDE (reserved_bytes) WHERE state = 'PENDING';

-- What an owner has stored is the sum over his slots. A connection writes the slot of its own backend, so that
-- an owner's uploads do not queue on one row; one slot alone may be negative.
CREATE TABLE owner_usage (
    owner text     NOT NULL,
    slot  smallint NOT NULL,
    files bigint   NOT NULL,
    bytes bigint   NOT NULL,
    PRIMARY KEY (owner, slot)
) WITH (fillfactor = 50);

CREATE TABLE owner_limit (
    owner       text PRIMARY KEY,
    limit_bytes bigint NOT NULL,
    CONSTRAINT limit_is_not_negative CHECK (limit_bytes >= 0)
);
