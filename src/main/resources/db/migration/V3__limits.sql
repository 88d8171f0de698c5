-- Whether an owner may have so many bytes more: what he has stored, what is reserved and what is asked, against his
-- limit or else the given one. Whoever asks next about the same owner waits until this transaction has ended.
-- Being VOLATILE it looks with a snapshot of its own, taken after the wait: whatever the one before reserved is seen,
-- though the statement that calls this began earlier.
CREATE FUNCTION limit_holds(of_owner text, asked bigint, otherwise bigint) RETURNS boolean
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    holds boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_owner, 4701));
    SELECT asked
        + (SELECT coalesce(sum(u.bytes), 0) FROM owner_usage u WHERE u.owner = of_owner)
        + (SELECT coalesce(sum(f.reserved_bytes), 0) FROM stored_file f
           WHERE f.owner = of_owner AND f.state = 'PENDING')
        <= coalesce((SELECT l.limit_bytes FROM owner_limit l WHERE l.owner = of_owner), otherwise)
    INTO holds;
    RETURN coalesce(holds, true);
END $$;
