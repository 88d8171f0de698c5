-- Until when a receiver wants no messages (Retry-After), and why one that is off was not switched off by its owner. The
-- reason says something only while the webhook is inactive; an instance of before does not know it and leaves it behind.
ALTER TABLE webhook ADD COLUMN held_until timestamptz, ADD COLUMN off_reason text;

-- Secrets that have been replaced: they sign beside the new one for a while.
CREATE TABLE webhook_old_secret (
    webhook_id  uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    secret      text        NOT NULL,
    signs_until timestamptz NOT NULL,
    CONSTRAINT a_secret_is_replaced_once PRIMARY KEY (webhook_id, secret)
);
