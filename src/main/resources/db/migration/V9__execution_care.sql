-- An execution whose time is over is marked before its data goes: from then on nobody sees it or begins it again.
ALTER TABLE execution ADD COLUMN removing boolean NOT NULL DEFAULT false;
ALTER TABLE execution ADD CONSTRAINT only_ended_executions_are_removed
    CHECK (NOT removing OR ended_at IS NOT NULL) NOT VALID;
ALTER TABLE execution VALIDATE CONSTRAINT only_ended_executions_are_removed;

-- How far those have come who look for lost objects in short shifts. after: the last key looked at, null when the round
-- is over.
CREATE TABLE object_sweep (
    folder   text        NOT NULL,
    after    text,
    begun_at timestamptz NOT NULL,
    CONSTRAINT folder_is_swept_from_one_place PRIMARY KEY (folder)
);
