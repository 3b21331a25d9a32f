-- What was made with a key.

-- name: replay_of
SELECT key, sent, answer, at FROM replay WHERE key = :key

-- name: replay_kept
INSERT INTO replay (key, sent, answer, at) VALUES (:key, :sent, :answer, :at)

-- name: sweep_replays_old
DELETE FROM replay WHERE at < :before

-- name: sweep_replays_many
DELETE FROM replay
WHERE key IN (SELECT key FROM replay ORDER BY at DESC LIMIT 1000 OFFSET :most)
