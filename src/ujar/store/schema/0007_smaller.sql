-- Profiles of entities as the first article that names them has them, those of one
-- article together: see store/profiles.py. `n` is the number of the first of them.
CREATE TABLE first_profiles (
    n    INTEGER NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

-- An entity that more articles name has a profile of its own in its row.
CREATE VIEW entity_profile AS
SELECT e.n, CASE WHEN length(e.profile) > 0 THEN e.profile ELSE (
    SELECT f.body FROM first_profiles AS f WHERE f.n <= e.n ORDER BY f.n DESC LIMIT 1
) END AS body
FROM entity AS e;

-- What was said of the judgements that were made when an article was kept: a list of
-- texts, packed (store/codec.py). `reason` of such a judgement is a place in the list of
-- the later of its two articles; earlier it was the number of a row of `reason`.
CREATE TABLE reasons (
    article INTEGER NOT NULL PRIMARY KEY REFERENCES article,
    body    BLOB NOT NULL
) STRICT;
