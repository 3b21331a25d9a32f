-- Judgements, what hangs together by them, and the groups formed of that.

-- name: unsettled
SELECT article, item FROM unsettled WHERE linker = :linker

-- name: touching
SELECT j.left_article, j.left_item, j.right_article, j.right_item, j.score, j.reason, r.text
FROM EACH_PAIR(:items) AS wanted
JOIN judgement AS j ON j.left_article = wanted.a AND j.left_item = wanted.b
LEFT JOIN reason AS r ON r.n = j.reason
WHERE j.linker = :linker
UNION
SELECT j.left_article, j.left_item, j.right_article, j.right_item, j.score, j.reason, r.text
FROM EACH_PAIR(:items) AS wanted
JOIN judgement AS j ON j.right_article = wanted.a AND j.right_item = wanted.b
LEFT JOIN reason AS r ON r.n = j.reason
WHERE j.linker = :linker

-- name: reasons_of
SELECT r.article, r.body
FROM EACH_INT(:articles) AS wanted JOIN reasons AS r ON r.article = wanted.value

-- name: ids
SELECT a.n, a.id FROM EACH_INT(:numbers) AS wanted JOIN article AS a ON a.n = wanted.value

-- name: settled
DELETE FROM unsettled
WHERE article = :article AND item = :item AND linker = :linker

-- name: utterances_of_items
SELECT DISTINCT m.grouped
FROM EACH_PAIR(:items) AS wanted
JOIN utterance_member AS m ON m.article = wanted.a AND m.item = wanted.b

-- name: utterances_of_article
SELECT DISTINCT grouped FROM utterance_member WHERE article = :article

-- name: utterance_members_dropped
DELETE FROM utterance_member WHERE grouped IN (SELECT value FROM EACH_INT(:groups))

-- name: utterances_dropped
DELETE FROM utterance WHERE n IN (SELECT value FROM EACH_INT(:groups))

-- name: utterance_kept
INSERT INTO utterance (id, speaker, maker) VALUES (:id, :speaker, :maker) RETURNING n

-- name: utterance_member_kept
INSERT INTO utterance_member (article, item, grouped, place)
VALUES (:article, :item, :grouped, :place)

-- name: facts_of_items
SELECT DISTINCT m.grouped
FROM EACH_PAIR(:items) AS wanted
JOIN fact_member AS m ON m.article = wanted.a AND m.item = wanted.b

-- name: facts_of_article
SELECT DISTINCT grouped FROM fact_member WHERE article = :article

-- name: fact_members_dropped
DELETE FROM fact_member WHERE grouped IN (SELECT value FROM EACH_INT(:groups))

-- name: facts_dropped
DELETE FROM fact WHERE n IN (SELECT value FROM EACH_INT(:groups))

-- name: fact_kept
INSERT INTO fact (id, relation, reason, maker) VALUES (:id, :relation, :reason, :maker)
RETURNING n

-- name: fact_member_kept
INSERT INTO fact_member (article, item, grouped, place)
VALUES (:article, :item, :grouped, :place)

-- name: unsettle_story
INSERT INTO unsettled (linker, article, item)
SELECT j.linker, j.left_article, j.left_item
FROM article AS a JOIN judgement AS j ON j.left_article = a.n
WHERE a.story = :story AND j.linker = :linker
UNION
SELECT j.linker, j.right_article, j.right_item
FROM article AS a JOIN judgement AS j ON j.right_article = a.n
WHERE a.story = :story AND j.linker = :linker
ON CONFLICT DO NOTHING
