-- What users judge of statements, links and stories, in force.

-- name: recast_waiting
UPDATE correction SET waiting = CASE WHEN id IN (SELECT value FROM EACH_TEXT(:ids)) THEN 1 ELSE 0 END
WHERE waiting <> CASE WHEN id IN (SELECT value FROM EACH_TEXT(:ids)) THEN 1 ELSE 0 END

-- name: recast_waits
SELECT id FROM correction WHERE in_force = 1 AND waiting = 1 ORDER BY n

-- name: recast_amended
SELECT a.id, m.item, m.body
FROM amended AS m JOIN article AS a ON a.n = m.article
ORDER BY a.id, m.item

-- name: recast_speakers
SELECT a.id, s.item, e.id
FROM amended AS m
JOIN article AS a ON a.n = m.article
JOIN statement AS s ON s.article = m.article AND s.item = m.item
LEFT JOIN entity AS e ON e.n = s.entity

-- name: amended_of
SELECT m.article, m.body
FROM EACH_INT(:numbers) AS wanted JOIN amended AS m ON m.article = wanted.value
ORDER BY m.article, m.item

-- name: amended_kept
INSERT INTO amended (article, item, withdrawn, body)
VALUES (:article, :item, :withdrawn, :body)

-- name: statements_of
SELECT item, kind, entity, said_on, via FROM statement WHERE article = :article ORDER BY item

-- name: assigned_numbers
SELECT item, entity FROM assigned WHERE article = :article

-- name: recast_ruled
SELECT l.id, x.left_item, r.id, x.right_item, t.text, x.same, x.reason, x.correction
FROM ruled AS x
JOIN article AS l ON l.n = x.left_article
JOIN article AS r ON r.n = x.right_article
JOIN term AS t ON t.n = x.linker

-- name: ruled_dropped
DELETE FROM ruled
WHERE left_article = :left AND left_item = :left_item
  AND right_article = :right AND right_item = :right_item AND linker = :linker

-- name: ruled_kept
INSERT INTO ruled
    (left_article, left_item, right_article, right_item, linker, same, reason, correction)
VALUES (:left, :left_item, :right, :right_item, :linker, :same, :reason, :correction)

-- name: ruled_touching
SELECT x.left_article, x.left_item, x.right_article, x.right_item, x.same, x.reason
FROM EACH_PAIR(:items) AS wanted
JOIN ruled AS x ON x.left_article = wanted.a AND x.left_item = wanted.b
WHERE x.linker = :linker
UNION
SELECT x.left_article, x.left_item, x.right_article, x.right_item, x.same, x.reason
FROM EACH_PAIR(:items) AS wanted
JOIN ruled AS x ON x.right_article = wanted.a AND x.right_item = wanted.b
WHERE x.linker = :linker

-- name: ruled_in
SELECT c.n, x.left_article, x.left_item, x.right_article, x.right_item, x.same, c.body
FROM EACH_INT(:numbers) AS wanted
JOIN ruled AS x ON x.left_article = wanted.value
JOIN term AS t ON t.n = x.linker
JOIN correction AS c ON c.id = x.correction
WHERE t.text = :linker
UNION
SELECT c.n, x.left_article, x.left_item, x.right_article, x.right_item, x.same, c.body
FROM EACH_INT(:numbers) AS wanted
JOIN ruled AS x ON x.right_article = wanted.value
JOIN term AS t ON t.n = x.linker
JOIN correction AS c ON c.id = x.correction
WHERE t.text = :linker
ORDER BY 1

-- name: unsettle_ruled
INSERT INTO unsettled (linker, article, item)
SELECT linker, right_article, right_item FROM ruled
WHERE left_article = :article
UNION
SELECT linker, left_article, left_item FROM ruled
WHERE right_article = :article
ON CONFLICT DO NOTHING

-- name: forget_ruled
DELETE FROM ruled WHERE left_article = :article OR right_article = :article

-- name: recast_placed
SELECT a.id, a.n, a.day, held.id, linked.id
FROM article AS a
JOIN story AS held ON held.n = a.story
JOIN story AS linked ON linked.n = a.linked
WHERE a.story <> a.linked

-- name: article_placed
UPDATE article SET story = :story WHERE n = :article

-- name: unsettle_article
INSERT INTO unsettled (linker, article, item)
SELECT j.linker, j.left_article, j.left_item
FROM judgement AS j WHERE j.left_article = :article AND j.linker = :linker
UNION
SELECT j.linker, j.right_article, j.right_item
FROM judgement AS j WHERE j.right_article = :article AND j.linker = :linker
ON CONFLICT DO NOTHING

-- name: entity_made
INSERT INTO entity (id, type, name, articles, profile)
VALUES (:id, :type, :name, 0, :profile)
ON CONFLICT (id) DO NOTHING

-- name: made_left
DELETE FROM entity
WHERE n IN (SELECT value FROM EACH_INT(:entities))
  AND NOT EXISTS (SELECT 1 FROM statement AS s WHERE s.entity = entity.n)

-- name: made_by_users
SELECT n, id FROM entity WHERE id >= 'y' AND id < 'z'

-- name: made_told
SELECT count(DISTINCT s.article), min(s.day), max(s.day)
FROM statement AS s
WHERE s.entity = (SELECT e.n FROM entity AS e WHERE e.id = :id) AND s.day > :none

-- name: speakers_of_article
SELECT s.item, root.id
FROM statement AS s
JOIN entity AS e ON e.n = s.entity
JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)
WHERE s.article = :article
ORDER BY s.item
