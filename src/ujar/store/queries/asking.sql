-- What the faces ask. Lists are newest first and go on behind a cursor.

-- The articles come first, in the order of their index: CROSS JOIN tells SQLite so.
-- name: statements_recent
SELECT s.day, s.article, s.item
FROM article AS a CROSS JOIN statement AS s
WHERE s.article = a.n
  AND a.outlet = :outlet                                            --? outlet
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
  AND a.day >= :low                                                 --? low
  AND a.day <= :high                                                --? high
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND a.day <= :day                                                 --? day
  AND (a.day < :day OR a.n < :article OR (a.n = :article AND s.item > :item)) --? day
  AND s.kind = :kind                                                --? kind
  AND s.act = :act                                                  --? act
ORDER BY a.day DESC, a.n DESC, s.item
LIMIT :limit

-- name: statements_by
SELECT s.day, s.article, s.item
FROM EACH_INT(:entities) AS whose
JOIN statement AS s ON s.entity = whose.value
JOIN article AS a ON a.n = s.article
WHERE TRUE
  AND a.outlet = :outlet                                            --? outlet
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
  AND s.day >= :low                                                 --? low
  AND s.day <= :high                                                --? high
  AND s.day >= :since                                               --? since
  AND s.day <= :until                                               --? until
  AND s.day <= :day                                                 --? day
  AND (s.day < :day OR s.article < :article OR (s.article = :article AND s.item > :item)) --? day
  AND s.kind = :kind                                                --? kind
  AND s.act = :act                                                  --? act
ORDER BY s.day DESC, s.article DESC, s.item
LIMIT :limit

-- name: articles_recent
SELECT a.day, a.n
FROM article AS a
WHERE TRUE
  AND a.outlet = :outlet                                            --? outlet
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
  AND a.day >= :low                                                 --? low
  AND a.day <= :high                                                --? high
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND (a.day, a.n) < (:day, :article)                               --? day
ORDER BY a.day DESC, a.n DESC
LIMIT :limit

-- name: articles_as_added
SELECT a.n
FROM article AS a
WHERE a.n > :article
  AND a.outlet = :outlet                                            --? outlet
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
ORDER BY a.n
LIMIT :limit

-- name: entity_by_id
SELECT coalesce(into_n, n) FROM entity WHERE id = :id

-- name: entities_named
SELECT DISTINCT coalesce(e.into_n, e.n)
FROM entity_name AS name JOIN entity AS e ON e.n = name.entity
WHERE TRUE
  AND name.folded = :folded                                         --? folded
  AND name.folded >= :low AND name.folded < :high                   --? low
LIMIT :limit

-- name: entities_with
SELECT e.n
FROM EACH_INT(:entities) AS wanted JOIN entity AS e ON e.n = wanted.value
UNION
SELECT e.n
FROM EACH_INT(:entities) AS wanted JOIN entity AS e ON e.into_n = wanted.value

-- name: entity_lines
SELECT e.n, e.id, t.text, e.name, e.articles, p.body
FROM EACH_INT(:entities) AS wanted
JOIN entity AS e ON e.n = wanted.value
JOIN entity_profile AS p ON p.n = e.n
JOIN term AS t ON t.n = e.type
ORDER BY e.articles DESC, e.id

-- name: entities_after
SELECT e.n, e.id, t.text, e.name, p.body
FROM entity AS e
JOIN entity_profile AS p ON p.n = e.n
JOIN term AS t ON t.n = e.type
WHERE e.n > :entity AND e.into_n IS NULL
ORDER BY e.n
LIMIT :limit

-- name: entities_of
SELECT e.n, e.id, t.text, e.name, p.body
FROM EACH_TEXT(:ids) AS wanted
JOIN entity AS e ON e.id = wanted.value
JOIN entity_profile AS p ON p.n = e.n
JOIN term AS t ON t.n = e.type

-- name: statement_counts
SELECT wanted.value, count(*)
FROM EACH_INT(:entities) AS wanted
JOIN entity AS e ON e.n = wanted.value OR e.into_n = wanted.value
JOIN statement AS s ON s.entity = e.n
GROUP BY wanted.value

-- name: statement_days
SELECT s.day, count(*)
FROM EACH_INT(:entities) AS whose JOIN statement AS s ON s.entity = whose.value
GROUP BY s.day ORDER BY s.day

-- name: quoting_outlets
SELECT a.outlet, count(*)
FROM EACH_INT(:entities) AS whose
JOIN statement AS s ON s.entity = whose.value
JOIN article AS a ON a.n = s.article
WHERE a.outlet IS NOT NULL
GROUP BY a.outlet ORDER BY count(*) DESC, a.outlet

-- name: credited_outlets
SELECT s.via, count(*)
FROM EACH_INT(:entities) AS whose JOIN statement AS s ON s.entity = whose.value
WHERE s.via IS NOT NULL
GROUP BY s.via ORDER BY count(*) DESC, s.via

-- name: statement_strands
SELECT held.day, a.outlet, a.story, count(*)
FROM (
    SELECT s.day, s.article
    FROM EACH_INT(:entities) AS whose JOIN statement AS s ON s.entity = whose.value
    ORDER BY s.day DESC, s.article DESC
    LIMIT :most
) AS held
JOIN article AS a ON a.n = held.article
GROUP BY held.day, a.outlet, a.story

-- name: story_names
SELECT s.n, s.id, s.label FROM EACH_INT(:stories) AS wanted JOIN story AS s ON s.n = wanted.value

-- name: story_lines
SELECT s.n, s.id, s.label, s.first, s.last, s.articles
FROM story AS s
WHERE s.articles >= :least
  AND s.last >= :low                                                --? low
  AND s.last <= :high                                               --? high
  AND s.last >= :since                                              --? since
  AND s.first <= :until                                             --? until
  AND (s.last, s.n) < (:day, :story)                                --? day
  AND s.n IN (SELECT a.story FROM article AS a WHERE a.outlet = :outlet) --? outlet
  AND s.n IN (                                                      --? entities
      SELECT a.story FROM EACH_INT(:entities) AS whose              --? entities
      JOIN statement AS x ON x.entity = whose.value                 --? entities
      JOIN article AS a ON a.n = x.article                          --? entities
  )                                                                 --? entities
ORDER BY s.last DESC, s.n DESC
LIMIT :limit

-- name: story_line
SELECT s.n, s.id, s.label, s.first, s.last, s.articles
FROM story AS s WHERE s.id = :id AND s.articles > 0

-- name: story_outlets
SELECT a.story, a.outlet, count(*)
FROM EACH_INT(:stories) AS wanted JOIN article AS a ON a.story = wanted.value
WHERE a.outlet IS NOT NULL
GROUP BY a.story, a.outlet ORDER BY count(*) DESC, a.outlet

-- name: story_speakers
SELECT a.story, root.name, count(*)
FROM EACH_INT(:stories) AS wanted
JOIN article AS a ON a.story = wanted.value
JOIN statement AS s ON s.article = a.n
JOIN entity AS e ON e.n = s.entity
JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)
GROUP BY a.story, root.n, root.name ORDER BY count(*) DESC, root.name

-- name: story_copies
SELECT l.story, count(*)
FROM EACH_INT(:stories) AS wanted
JOIN article AS l ON l.story = wanted.value
JOIN copy AS c ON c.left_article = l.n
JOIN article AS r ON r.n = c.right_article AND r.story = l.story
GROUP BY l.story

-- name: story_disagreements
SELECT a.story, count(DISTINCT f.n)
FROM EACH_INT(:stories) AS wanted
JOIN article AS a ON a.story = wanted.value
JOIN fact_member AS m ON m.article = a.n
JOIN fact AS f ON f.n = m.grouped
WHERE f.relation = 'differ'
GROUP BY a.story

-- name: numbers_in_story
SELECT a.n FROM article AS a WHERE a.story = :story
ORDER BY a.day = :none, a.day, a.published, a.id
LIMIT :limit

-- name: utterances_in
SELECT u.id, u.speaker, m.article, m.item
FROM (
    SELECT DISTINCT own.grouped
    FROM EACH_INT(:numbers) AS wanted
    JOIN utterance_member AS own ON own.article = wanted.value
) AS held
JOIN utterance AS u ON u.n = held.grouped
JOIN utterance_member AS m ON m.grouped = u.n
ORDER BY u.id, m.place

-- name: facts_in
SELECT f.id, f.relation, f.reason, m.article, m.item
FROM (
    SELECT DISTINCT own.grouped
    FROM EACH_INT(:numbers) AS wanted
    JOIN fact_member AS own ON own.article = wanted.value
) AS held
JOIN fact AS f ON f.n = held.grouped
JOIN fact_member AS m ON m.grouped = f.n
ORDER BY f.id, m.place

-- name: copies_in
SELECT c.left_article, c.right_article, c.body
FROM EACH_INT(:numbers) AS wanted
JOIN copy AS c ON c.left_article = wanted.value
UNION
SELECT c.left_article, c.right_article, c.body
FROM EACH_INT(:numbers) AS wanted
JOIN copy AS c ON c.right_article = wanted.value

-- name: utterance_with_members
SELECT u.id, u.speaker, m.article, m.item
FROM utterance AS u JOIN utterance_member AS m ON m.grouped = u.n
WHERE u.id = :id
ORDER BY m.place

-- Groups that were put together last come first: their number is their only order.
-- name: utterances_recent
SELECT u.n, u.id FROM utterance AS u
WHERE u.n < :before
ORDER BY u.n DESC
LIMIT :limit

-- name: utterances_in_story
SELECT DISTINCT u.n, u.id
FROM article AS a
JOIN utterance_member AS m ON m.article = a.n
JOIN utterance AS u ON u.n = m.grouped
WHERE a.story = (SELECT n FROM story WHERE id = :story) AND u.n < :before
ORDER BY u.n DESC
LIMIT :limit

-- name: utterances_by
SELECT DISTINCT u.n, u.id
FROM EACH_INT(:entities) AS whose
JOIN statement AS s ON s.entity = whose.value
JOIN article AS a ON a.n = s.article
JOIN utterance_member AS m ON m.article = s.article AND m.item = s.item
JOIN utterance AS u ON u.n = m.grouped
WHERE u.n < :before
  AND a.story = (SELECT n FROM story WHERE id = :story)             --? story
ORDER BY u.n DESC
LIMIT :limit

-- name: utterances_numbered
SELECT u.id, u.speaker, m.article, m.item
FROM EACH_INT(:numbers) AS wanted
JOIN utterance AS u ON u.n = wanted.value
JOIN utterance_member AS m ON m.grouped = u.n
ORDER BY u.id, m.place

-- name: facts_recent
SELECT f.n, f.id FROM fact AS f
WHERE f.n < :before
  AND f.relation = :relation                                        --? relation
ORDER BY f.n DESC
LIMIT :limit

-- name: facts_in_story
SELECT DISTINCT f.n, f.id
FROM article AS a
JOIN fact_member AS m ON m.article = a.n
JOIN fact AS f ON f.n = m.grouped
WHERE a.story = (SELECT n FROM story WHERE id = :story) AND f.n < :before
  AND f.relation = :relation                                        --? relation
ORDER BY f.n DESC
LIMIT :limit

-- name: facts_numbered
SELECT f.id, f.relation, f.reason, m.article, m.item
FROM EACH_INT(:numbers) AS wanted
JOIN fact AS f ON f.n = wanted.value
JOIN fact_member AS m ON m.grouped = f.n
ORDER BY f.id, m.place

-- name: fact_with_members
SELECT f.id, f.relation, f.reason, m.article, m.item
FROM fact AS f JOIN fact_member AS m ON m.grouped = f.n
WHERE f.id = :id
ORDER BY m.place
