-- Accounts, their tokens and sessions, and the log of deeds.

-- name: accounts_all
SELECT name, role, made FROM account ORDER BY name

-- name: account_named
SELECT name, role, password, made FROM account WHERE name = :name

-- name: account_added
INSERT INTO account (name, role, password, made)
VALUES (:name, :role, :password, :made)

-- name: account_role
UPDATE account SET role = :role WHERE name = :name

-- name: account_password
UPDATE account SET password = :password WHERE name = :name

-- name: account_removed
DELETE FROM account WHERE name = :name

-- name: tokens_all
SELECT t.prefix, a.name, t.role, a.role, t.label, t.made, t.expires, t.used
FROM token AS t JOIN account AS a ON a.n = t.account
WHERE TRUE
  AND a.name = :name --? name
ORDER BY a.name, t.n

-- name: token_of
SELECT t.prefix, a.name, t.role, a.role, t.label, t.made, t.expires, t.used
FROM token AS t JOIN account AS a ON a.n = t.account
WHERE t.digest = :digest

-- name: token_added
INSERT INTO token (account, prefix, digest, role, label, made, expires)
SELECT n, :prefix, :digest, :role, :label, :made, :expires
FROM account WHERE name = :name

-- name: token_used
UPDATE token SET used = :at WHERE prefix = :prefix

-- name: token_revoked
DELETE FROM token WHERE prefix = :prefix

-- name: session_of
SELECT a.name, a.role, s.made, s.seen
FROM session AS s JOIN account AS a ON a.n = s.account
WHERE s.digest = :digest

-- name: session_added
INSERT INTO session (digest, account, made, seen)
SELECT :digest, n, :at, :at FROM account WHERE name = :name

-- name: session_seen
UPDATE session SET seen = :at WHERE digest = :digest

-- name: session_ended
DELETE FROM session WHERE digest = :digest

-- name: sessions_ended
DELETE FROM session WHERE account = (SELECT n FROM account WHERE name = :name)

-- name: sessions_swept
DELETE FROM session WHERE made < :made OR seen < :seen

-- name: deed_kept
INSERT INTO deed (at, who, kind, what, origin)
VALUES (:at, :who, :kind, :what, :origin)

-- name: deeds_before
SELECT who, kind, what, origin, at, n FROM deed
WHERE n < :before
  AND who = :who --? who
  AND kind = :kind --? kind
ORDER BY n DESC LIMIT :most

-- name: deeds_swept
DELETE FROM deed WHERE at < :at
