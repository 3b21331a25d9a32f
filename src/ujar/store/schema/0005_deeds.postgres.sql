-- The log of deeds only grows; what is older than thirty days may be swept.
CREATE FUNCTION deed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'the log of deeds cannot be changed';
    ELSIF OLD.at > extract(epoch FROM now()) - 2592000 THEN
        RAISE EXCEPTION 'the log of deeds keeps the last thirty days';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER deed_stays BEFORE UPDATE OR DELETE ON deed
FOR EACH ROW EXECUTE FUNCTION deed_stays();
