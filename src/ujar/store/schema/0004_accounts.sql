-- Who may do what. Times are seconds since 1970; secrets are kept as digests only.

CREATE TABLE account (
    n        INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL UNIQUE,
    role     TEXT NOT NULL,
    password TEXT NOT NULL,
    made     INTEGER NOT NULL
) STRICT;

-- `prefix` is how the token begins, by which people name it.
CREATE TABLE token (
    n       INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    prefix  TEXT NOT NULL UNIQUE,
    digest  BLOB NOT NULL UNIQUE,
    role    TEXT NOT NULL,
    label   TEXT NOT NULL,
    made    INTEGER NOT NULL,
    expires INTEGER,
    used    INTEGER
) STRICT;
CREATE INDEX token_by_account ON token (account);

CREATE TABLE session (
    digest  BLOB NOT NULL PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    made    INTEGER NOT NULL,
    seen    INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_made ON session (made);
CREATE INDEX session_by_seen ON session (seen);

-- What was done, by whom and from where. Names are kept as they were: rows outlive
-- the accounts that they tell of. Nothing changes a row (see 0005).
CREATE TABLE deed (
    n      INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    who    TEXT NOT NULL,
    kind   TEXT NOT NULL,
    what   TEXT NOT NULL,
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX deed_by_time ON deed (at);
CREATE INDEX deed_by_who ON deed (who, n);
