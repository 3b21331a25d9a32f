-- What was made with a key, so that whoever asks again with it gets the same answer.

-- `key` is a digest of who asks for what with which key, `sent` one of what was sent.
CREATE TABLE replay (
    key    TEXT NOT NULL PRIMARY KEY,
    sent   TEXT NOT NULL,
    answer TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX replay_by_at ON replay (at);
