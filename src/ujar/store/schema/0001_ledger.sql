-- The ledger. Written for SQLite; store/dialect.py turns the types into PostgreSQL's.
--
-- Days are numbers of days since 1970-01-01, -8388608 where none is known. The column `n` is a row's own number,
-- never used again once it is gone: what still names it (blocking, entity_key,
-- entity_name) is passed over when read and swept by `ujar vacuum`.

-- Short texts that many rows repeat: makers, linkers, kinds, acts, types, models.
CREATE TABLE term (
    n    INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- Reasons of judgements; `n` is the first 64 bits of the text's BLAKE2b digest.
CREATE TABLE reason (
    n    INTEGER NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE story (
    n         INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    label     TEXT NOT NULL DEFAULT '',
    first     INTEGER NOT NULL DEFAULT -8388608,
    last      INTEGER NOT NULL DEFAULT -8388608,
    articles  INTEGER NOT NULL DEFAULT 0,
    unsettled INTEGER NOT NULL DEFAULT 1,
    maker     INTEGER REFERENCES term
) STRICT;
CREATE INDEX story_by_last ON story (last, n);
CREATE INDEX story_unsettled ON story (n) WHERE unsettled = 1;

-- `maker` names the versions of all steps and the model that made the article's rows.
CREATE TABLE article (
    n         INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    content   TEXT NOT NULL,
    maker     INTEGER NOT NULL REFERENCES term,
    outlet    TEXT,
    title     TEXT,
    published TEXT,
    day       INTEGER NOT NULL,
    language  TEXT,
    url       TEXT,
    story     INTEGER NOT NULL REFERENCES story
) STRICT;
CREATE INDEX article_by_day ON article (day, n);
CREATE INDEX article_by_outlet ON article (outlet, day, n);
CREATE INDEX article_by_story ON article (story, day, n);
CREATE INDEX article_by_maker ON article (maker, n);

-- The article whole, with all annotations and its entities: see store/codec.py. It is
-- cut into parts that fill pages well; `n` is 64 times the article's, plus the part's.
CREATE TABLE reading (
    n    INTEGER NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

-- One vector after another: of the head, then of each statement.
CREATE TABLE meaning (
    article INTEGER NOT NULL PRIMARY KEY REFERENCES article,
    model   INTEGER NOT NULL REFERENCES term,
    body    BLOB NOT NULL
) STRICT;

-- An entity that was merged into another one keeps its row, names and statements;
-- `into` is never itself merged. `profile`: see store/profiles.py.
CREATE TABLE entity (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    type     INTEGER NOT NULL REFERENCES term,
    name     TEXT NOT NULL,
    articles INTEGER NOT NULL,
    profile  BLOB NOT NULL,
    into_n   INTEGER REFERENCES entity,
    why      TEXT
) STRICT;
CREATE INDEX entity_merged ON entity (into_n) WHERE into_n IS NOT NULL;

CREATE TABLE entity_name (
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_key (
    key    INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    PRIMARY KEY (key, entity)
) STRICT, WITHOUT ROWID;

-- Who an article's entity (`item` of LocalEntity) is; score and reason are in its body.
CREATE TABLE assigned (
    article INTEGER NOT NULL REFERENCES article,
    item    INTEGER NOT NULL,
    entity  INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (article, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX assigned_by_entity ON assigned (entity);

CREATE TABLE statement (
    article INTEGER NOT NULL REFERENCES article,
    item    INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    kind    INTEGER NOT NULL REFERENCES term,
    act     INTEGER REFERENCES term,
    entity  INTEGER REFERENCES entity,
    said_on INTEGER,
    via     TEXT,
    PRIMARY KEY (article, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_by_entity ON statement (entity, day) WHERE entity IS NOT NULL;

-- What articles worth comparing have in common: `key` is 32 bits of a digest of the
-- linker's name and its key, which are few enough to be the same by chance.
CREATE TABLE blocking (
    key     INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, day, article)
) STRICT, WITHOUT ROWID;

-- `left_item` and `right_item` are places in a layer, -1 for the whole article.
CREATE TABLE judgement (
    left_article  INTEGER NOT NULL REFERENCES article,
    left_item     INTEGER NOT NULL,
    right_article INTEGER NOT NULL REFERENCES article,
    right_item    INTEGER NOT NULL,
    linker        INTEGER NOT NULL REFERENCES term,
    score         REAL NOT NULL,
    reason        INTEGER NOT NULL,
    maker         INTEGER NOT NULL REFERENCES term,
    PRIMARY KEY (left_article, left_item, right_article, right_item, linker)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_by_right ON judgement (right_article, right_item);

-- `body` is a msgspec blob of Copy.
CREATE TABLE copy (
    left_article  INTEGER NOT NULL REFERENCES article,
    right_article INTEGER NOT NULL REFERENCES article,
    maker         INTEGER NOT NULL REFERENCES term,
    body          BLOB NOT NULL,
    PRIMARY KEY (left_article, right_article)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_by_right ON copy (right_article);

CREATE TABLE utterance (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    speaker TEXT,
    maker   INTEGER NOT NULL REFERENCES term
) STRICT;

CREATE TABLE utterance_member (
    article INTEGER NOT NULL REFERENCES article,
    item    INTEGER NOT NULL,
    grouped INTEGER NOT NULL REFERENCES utterance,
    place   INTEGER NOT NULL,
    PRIMARY KEY (article, item, grouped)
) STRICT, WITHOUT ROWID;
CREATE INDEX utterance_member_by_group ON utterance_member (grouped);

CREATE TABLE fact (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    relation TEXT NOT NULL,
    reason   TEXT NOT NULL,
    maker    INTEGER NOT NULL REFERENCES term
) STRICT;

CREATE TABLE fact_member (
    article INTEGER NOT NULL REFERENCES article,
    item    INTEGER NOT NULL,
    grouped INTEGER NOT NULL REFERENCES fact,
    place   INTEGER NOT NULL,
    PRIMARY KEY (article, item, grouped)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_member_by_group ON fact_member (grouped);

-- Items whose judgements changed since groups were last formed of them.
CREATE TABLE unsettled (
    linker  INTEGER NOT NULL REFERENCES term,
    article INTEGER NOT NULL REFERENCES article,
    item    INTEGER NOT NULL,
    PRIMARY KEY (article, item, linker)
) STRICT, WITHOUT ROWID;
