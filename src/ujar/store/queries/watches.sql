-- Saved searches: what they found, and to whom it was told.

-- name: watches_all
SELECT watch.n, watch.id, watch.body, watch.reached,
    (SELECT count(*) FROM hit AS h WHERE h.watch = watch.n),
    (SELECT count(*) FROM hit AS h WHERE h.watch = watch.n AND h.n > watch.seen)
FROM watch
WHERE TRUE
  AND watch.id = :id                                                    --? id
ORDER BY watch.n

-- name: watch_added
INSERT INTO watch (id, body) VALUES (:id, :body)

-- name: watch_changed
UPDATE watch SET body = :body WHERE id = :id

-- name: watch_removed
DELETE FROM watch WHERE id = :id

-- name: watch_reached
UPDATE watch SET reached = :reached WHERE n = :watch

-- name: watch_seen
UPDATE watch SET seen = coalesce((SELECT max(h.n) FROM hit AS h WHERE h.watch = watch.n), 0)
WHERE id = :id

-- name: newest_article
SELECT coalesce(max(n), 0) FROM article

-- name: statements_behind
SELECT s.article, s.item
FROM article AS a CROSS JOIN statement AS s
WHERE s.article = a.n
  AND a.n > :behind
  AND a.outlet = :outlet                                            --? outlet
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND s.kind = :kind                                                --? kind
  AND s.act = :act                                                  --? act
  AND s.entity IN (SELECT value FROM EACH_INT(:entities))           --? entities
ORDER BY a.n DESC, s.item
LIMIT :most

-- name: hit_kept
INSERT INTO hit (watch, key, at, body) VALUES (:watch, :key, :at, :body)
ON CONFLICT DO NOTHING

-- name: hits_newest
SELECT coalesce(max(n), 0) FROM hit WHERE watch = :watch

-- name: hits_of
SELECT h.n, h.body, h.at
FROM watch AS w JOIN hit AS h ON h.watch = w.n
WHERE w.id = :id
  AND h.n < :before                                                 --? before
  AND h.n >= :first                                                 --? first
  AND h.n <= :last                                                  --? last
  AND h.n > w.seen                                                  --? unseen
ORDER BY h.n DESC
LIMIT :limit

-- name: delivery_widened
UPDATE delivery SET last = :last
WHERE watch = :watch AND channel = :channel AND state = 'waiting' AND tries = 0
RETURNING n

-- name: delivery_added
INSERT INTO delivery (id, watch, channel, first, last, due)
VALUES (:id, :watch, :channel, :first, :last, :due)

-- One taker only: who comes second finds it no longer due.
-- name: delivery_taken
UPDATE delivery SET tries = tries + 1, due = :lease
WHERE state = 'waiting' AND due <= :now
  AND n = (
      SELECT d.n FROM delivery AS d WHERE d.state = 'waiting' AND d.due <= :now
      ORDER BY d.due, d.n LIMIT 1
  )
RETURNING n, id, (SELECT w.id FROM watch AS w WHERE w.n = delivery.watch), channel,
    first, last, tries, state, due

-- name: delivery_ended
UPDATE delivery SET state = :state, due = :due WHERE n = :delivery

-- name: attempt_kept
INSERT INTO attempt (delivery, at, outcome) VALUES (:delivery, :at, :outcome)

-- name: attempts_of
SELECT d.id, d.channel, a.at, a.outcome
FROM watch AS w
JOIN delivery AS d ON d.watch = w.n
JOIN attempt AS a ON a.delivery = d.n
WHERE w.id = :id
ORDER BY a.n DESC
LIMIT :limit

-- name: deliveries_of
SELECT d.n, d.id, w.id, d.channel, d.first, d.last, d.tries, d.state, d.due
FROM watch AS w JOIN delivery AS d ON d.watch = w.n
WHERE w.id = :id
ORDER BY d.n DESC
LIMIT :limit
