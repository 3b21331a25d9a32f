-- What users judge of entities stands beside what linking derives.

-- `body` is a JSON text of Correction; the order is that in which they were made.
CREATE TABLE correction (
    n    INTEGER PRIMARY KEY AUTOINCREMENT,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

-- `into_n` is what holds, `linked_n` what linking alone says: where they differ, a user
-- has decided. `given` is the name that a user gave. An entity that a user split off has
-- in `linked_n` the one that it was split off from.
ALTER TABLE entity ADD COLUMN linked_n INTEGER;
ALTER TABLE entity ADD COLUMN given TEXT;
UPDATE entity SET linked_n = into_n;
CREATE INDEX entity_linked ON entity (linked_n) WHERE linked_n IS NOT NULL;
CREATE INDEX entity_given ON entity (n) WHERE given IS NOT NULL;
