-- What outlets do: see schema/outlets.py.

-- How an article came to its outlet ('' where that is not known): `credit` is what it
-- says of itself, `making` what that and its copies show.
CREATE TABLE report (
    outlet  INTEGER NOT NULL REFERENCES term,
    day     INTEGER NOT NULL,
    article INTEGER NOT NULL,
    making  INTEGER NOT NULL REFERENCES term,
    credit  INTEGER NOT NULL REFERENCES term,
    PRIMARY KEY (outlet, day, article)
) STRICT, WITHOUT ROWID;

-- A copy with its direction and its outlets; `day` is the later article's. Where `way`
-- is not taken, the outlet that comes first by name stands as the giver.
CREATE TABLE taking (
    taker        INTEGER NOT NULL REFERENCES article,
    giver        INTEGER NOT NULL REFERENCES article,
    way          INTEGER NOT NULL REFERENCES term,
    form         INTEGER NOT NULL REFERENCES term,
    taker_outlet INTEGER NOT NULL REFERENCES term,
    giver_outlet INTEGER NOT NULL REFERENCES term,
    day          INTEGER NOT NULL,
    PRIMARY KEY (taker, giver)
) STRICT, WITHOUT ROWID;
CREATE INDEX taking_by_giver ON taking (giver);
CREATE INDEX taking_by_outlets ON taking (taker_outlet, giver_outlet, day, taker, giver);
CREATE INDEX taking_by_giver_outlet ON taking (giver_outlet, day);

-- Articles from before this was kept; the next to open the archive counts them.
CREATE TABLE uncounted (article INTEGER NOT NULL PRIMARY KEY) STRICT;
INSERT INTO uncounted SELECT n FROM article;
