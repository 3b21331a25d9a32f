-- The log of deeds only grows; what is older than thirty days may be swept.
CREATE TRIGGER deed_stays BEFORE UPDATE ON deed BEGIN
    SELECT RAISE(ABORT, 'the log of deeds cannot be changed');
END;
CREATE TRIGGER deed_is_kept BEFORE DELETE ON deed
WHEN OLD.at > CAST(strftime('%s', 'now') AS INTEGER) - 2592000 BEGIN
    SELECT RAISE(ABORT, 'the log of deeds keeps the last thirty days');
END;
