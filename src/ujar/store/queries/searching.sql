-- What is found by meaning, and what the index of vectors is filled from.

-- name: meanings_behind
SELECT m.article, t.text, m.body
FROM meaning AS m JOIN term AS t ON t.n = m.model
WHERE m.article > :article
ORDER BY m.article
LIMIT :limit

-- name: meanings_of
SELECT m.article, m.body
FROM EACH_INT(:articles) AS wanted
JOIN meaning AS m ON m.article = wanted.value
JOIN term AS t ON t.n = m.model
WHERE t.text = :model

-- In both of these the order of the tables is given: by an index of outlets or days
-- SQLite would read all articles of an outlet for each that was found.
-- name: articles_among
SELECT a.n
FROM EACH_INT(:numbers) AS wanted CROSS JOIN article AS a
WHERE a.n = wanted.value
  AND a.outlet = :outlet                                            --? outlet
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND a.story = (SELECT s.n FROM story AS s WHERE s.id = :story)    --? story

-- name: statements_among
SELECT s.article, s.item
FROM EACH_PAIR(:items) AS wanted CROSS JOIN statement AS s CROSS JOIN article AS a
WHERE s.article = wanted.a AND s.item = wanted.b AND a.n = s.article
  AND s.entity IN (SELECT value FROM EACH_INT(:entities))           --? entities
  AND s.kind = :kind                                                --? kind
  AND s.act = :act                                                  --? act
  AND a.outlet = :outlet                                            --? outlet
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND a.story = (SELECT x.n FROM story AS x WHERE x.id = :story)    --? story

-- name: unsearchable
SELECT unsearchable.article, a.id
FROM unsearchable JOIN article AS a ON a.n = unsearchable.article
ORDER BY unsearchable.article
LIMIT :limit

-- name: searchable
DELETE FROM unsearchable WHERE article = :n

-- name: words_again
INSERT INTO unsearchable SELECT n FROM article

-- name: facets_of
SELECT k.text, t.text, a.outlet, o.id, o.label, root.id, root.name, a.day
FROM EACH_PAIR(:items) AS wanted
JOIN statement AS s ON s.article = wanted.a AND s.item = wanted.b
JOIN article AS a ON a.n = s.article
JOIN story AS o ON o.n = a.story
JOIN term AS k ON k.n = s.kind
LEFT JOIN term AS t ON t.n = s.act
LEFT JOIN entity AS e ON e.n = s.entity
LEFT JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)
