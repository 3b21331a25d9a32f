-- What users judge of entities.

-- name: corrections
SELECT body FROM correction ORDER BY n

-- name: corrections_before
SELECT n, body FROM correction
WHERE n < :before
  AND kind = :kind --? kind
  AND in_force = :in_force --? in_force
  AND waiting = :waiting --? waiting
ORDER BY n DESC LIMIT :limit

-- name: corrections_of_article
SELECT c.n, c.body
FROM correction_article AS x JOIN correction AS c ON c.n = x.correction
WHERE x.article = :article AND x.correction < :before
  AND c.kind = :kind --? kind
  AND c.in_force = :in_force --? in_force
  AND c.waiting = :waiting --? waiting
ORDER BY x.correction DESC LIMIT :limit

-- name: moves_of
SELECT DISTINCT c.body, c.n
FROM EACH_TEXT(:articles) AS wanted
JOIN correction_article AS x ON x.article = wanted.value
JOIN correction AS c ON c.n = x.correction
WHERE c.in_force = 1 AND c.kind IN ('into', 'out')
ORDER BY c.n

-- name: corrections_named
SELECT DISTINCT c.n, c.body
FROM EACH_TEXT(:names) AS wanted
JOIN correction_name AS x ON x.folded = wanted.value
JOIN correction AS c ON c.n = x.correction
WHERE c.in_force = 1
ORDER BY c.n

-- name: corrections_untold
SELECT body FROM correction WHERE kind = '' ORDER BY in_force, waiting, n

-- name: correction_of
SELECT body FROM correction WHERE id = :id

-- name: correction_kept
INSERT INTO correction (id, body, kind, in_force) VALUES (:id, :body, :kind, :in_force)
ON CONFLICT (id) DO UPDATE
SET body = excluded.body, kind = excluded.kind, in_force = excluded.in_force

-- name: correction_article_kept
INSERT INTO correction_article (article, correction)
SELECT :article, n FROM correction WHERE id = :id
ON CONFLICT DO NOTHING

-- name: correction_name_kept
INSERT INTO correction_name (folded, correction)
SELECT :folded, n FROM correction WHERE id = :id
ON CONFLICT DO NOTHING

-- name: linked_named
SELECT DISTINCT t.text, root.id, name.folded
FROM EACH_TEXT(:names) AS wanted
JOIN entity_name AS name ON name.folded = wanted.value
JOIN entity AS e ON e.n = name.entity
JOIN entity AS root ON root.n = coalesce(e.linked_n, e.n)
JOIN term AS t ON t.n = root.type
ORDER BY t.text, root.id, name.folded

-- name: linked_of
SELECT x.item, root.id
FROM article AS a
JOIN assigned AS x ON x.article = a.n
JOIN entity AS e ON e.n = x.entity
JOIN entity AS root ON root.n = coalesce(e.linked_n, e.n)
WHERE a.id = :article

-- name: recast_state
SELECT n, coalesce(into_n, n), given FROM entity
WHERE coalesce(into_n, 0) <> coalesce(linked_n, 0) OR given IS NOT NULL

-- name: recast_reset
UPDATE entity SET into_n = linked_n, given = NULL
WHERE coalesce(into_n, 0) <> coalesce(linked_n, 0) OR given IS NOT NULL

-- name: recast_into
UPDATE entity SET into_n = (SELECT r.n FROM entity AS r WHERE r.id = :root)
WHERE id = :id OR into_n = (SELECT e.n FROM entity AS e WHERE e.id = :id)

-- name: recast_root
UPDATE entity SET into_n = NULL WHERE id = :id

-- name: recast_given
UPDATE entity SET given = :name, name = :name WHERE id = :id

-- name: given_found
INSERT INTO entity_name (folded, entity) SELECT :folded, n FROM entity WHERE id = :id
ON CONFLICT DO NOTHING

-- name: entity_split
INSERT INTO entity (id, type, name, articles, profile, linked_n)
SELECT :id, origin.type, :name, 0, :profile, origin.n
FROM entity AS origin WHERE origin.id = :origin
ON CONFLICT (id) DO UPDATE SET linked_n = excluded.linked_n

-- name: split_moved
UPDATE assigned SET entity = (SELECT e.n FROM entity AS e WHERE e.id = :id)
WHERE article = (SELECT a.n FROM article AS a WHERE a.id = :article) AND item = :item

-- name: split_speakers
UPDATE statement SET entity = (SELECT e.n FROM entity AS e WHERE e.id = :id)
WHERE article = (SELECT a.n FROM article AS a WHERE a.id = :article) AND item = :item

-- name: entity_number
SELECT n FROM entity WHERE id = :id

-- name: roots_of
SELECT DISTINCT root.n, root.id
FROM EACH_INT(:entities) AS wanted
JOIN entity AS e ON e.n = wanted.value
JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)
ORDER BY root.n

-- name: told_of
SELECT a.id, x.item, a.day
FROM entity AS root
JOIN entity AS e ON e.n = root.n OR e.into_n = root.n
JOIN assigned AS x ON x.entity = e.n
JOIN article AS a ON a.n = x.article
WHERE root.id = :entity
ORDER BY a.day, a.n, x.item

-- name: entity_described
UPDATE entity
SET name = coalesce(given, :name), articles = :articles, profile = :profile
WHERE id = :id

-- name: keys_dropped
DELETE FROM entity_key WHERE entity = (SELECT e.n FROM entity AS e WHERE e.id = :id)
