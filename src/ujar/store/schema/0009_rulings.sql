-- What users judge of statements, links and stories stands beside what was derived.

-- 1: the statement, figure, article or entity that it speaks of is not there.
ALTER TABLE correction ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;

-- What corrections change of a statement; `body` is a JSON text of Amended.
CREATE TABLE amended (
    article   INTEGER NOT NULL REFERENCES article,
    item      INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (article, item)
) STRICT, WITHOUT ROWID;

-- Pairs of which a user judged that they are the same, or are not.
CREATE TABLE ruled (
    left_article  INTEGER NOT NULL REFERENCES article,
    left_item     INTEGER NOT NULL,
    right_article INTEGER NOT NULL REFERENCES article,
    right_item    INTEGER NOT NULL,
    linker        INTEGER NOT NULL REFERENCES term,
    same          INTEGER NOT NULL,
    reason        TEXT NOT NULL,
    PRIMARY KEY (left_article, left_item, right_article, right_item, linker)
) STRICT, WITHOUT ROWID;
CREATE INDEX ruled_by_right ON ruled (right_article, right_item);

-- `story` is the one that holds, `linked` what linking alone says.
ALTER TABLE article ADD COLUMN linked INTEGER REFERENCES story;
UPDATE article SET linked = story;
CREATE INDEX article_by_linked ON article (linked);
