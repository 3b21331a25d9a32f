-- Saved searches, what they found, and to whom it was told. Times are seconds since
-- 1970.

-- `body` is a JSON text of Watch; articles up to the number `reached` were looked at,
-- and hits up to `seen` by whoever watches.
CREATE TABLE watch (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    body    TEXT NOT NULL,
    reached INTEGER NOT NULL DEFAULT 0,
    seen    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `key` names a statement by its article and its words, so that an article that is
-- read again is not told again; `body` is a JSON text of Finding.
CREATE TABLE hit (
    n     INTEGER PRIMARY KEY AUTOINCREMENT,
    watch INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
    key   TEXT NOT NULL,
    at    INTEGER NOT NULL,
    body  TEXT NOT NULL,
    UNIQUE (watch, key)
) STRICT;
CREATE INDEX hit_by_watch ON hit (watch, n);

CREATE TABLE delivery (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    watch   INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
    channel TEXT NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    state   TEXT NOT NULL DEFAULT 'waiting',
    due     INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_due ON delivery (state, due);
CREATE INDEX delivery_by_watch ON delivery (watch, n);

CREATE TABLE attempt (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    outcome  TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_by_delivery ON attempt (delivery, n);
