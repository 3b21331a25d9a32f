-- Corrections are found by what they do, by whether they hold, and by what they speak of.

-- '' until the next to open the archive has told its kind and what it speaks of.
ALTER TABLE correction ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE correction ADD COLUMN in_force INTEGER NOT NULL DEFAULT 1;
CREATE INDEX correction_by_kind ON correction (kind, in_force, waiting, n);
CREATE INDEX correction_by_state ON correction (in_force, waiting, n);

-- The ids of the articles, whether they are there or not.
CREATE TABLE correction_article (
    article    TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction,
    PRIMARY KEY (article, correction)
) STRICT, WITHOUT ROWID;

-- The names, folded, of those of whom it says who they are.
CREATE TABLE correction_name (
    folded     TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction,
    PRIMARY KEY (folded, correction)
) STRICT, WITHOUT ROWID;
