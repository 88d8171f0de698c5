-- What others did to the objects under our keys. adopted: the object was put there by somebody else, so that it may come
-- again under the same key. sequencer: of the newest event that was applied. version: raised by everything that is
-- applied, so that of two who looked at the same time only one writes.
ALTER TABLE object_key
    ADD COLUMN adopted   boolean NOT NULL DEFAULT false,
    ADD COLUMN sequencer text,
    ADD COLUMN version   bigint  NOT NULL DEFAULT 0;

ALTER TABLE stored_file DROP COLUMN sequencer;

-- Events that mean nothing to us, the latest ones, for people to look at.
CREATE TABLE unknown_event (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    what   text        NOT NULL,
    detail text        NOT NULL
);
