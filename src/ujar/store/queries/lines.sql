-- What lines in lists show of articles and statements.

-- name: article_lines
SELECT a.n, a.id, a.outlet, a.title, a.published, a.day, a.language, a.url, s.id
FROM EACH_INT(:numbers) AS wanted
JOIN article AS a ON a.n = wanted.value
JOIN story AS s ON s.n = a.story

-- name: bodies_by_number
SELECT wanted.value, r.body
FROM EACH_INT(:numbers) AS wanted
JOIN reading AS r ON r.n >= wanted.value * 64 AND r.n < wanted.value * 64 + 64
ORDER BY r.n

-- name: speakers
SELECT s.article, s.item, root.id
FROM EACH_PAIR(:items) AS wanted
JOIN statement AS s ON s.article = wanted.a AND s.item = wanted.b
JOIN entity AS e ON e.n = s.entity
JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)

-- name: utterances_of
SELECT m.article, m.item, u.id
FROM EACH_PAIR(:items) AS wanted
JOIN utterance_member AS m ON m.article = wanted.a AND m.item = wanted.b
JOIN utterance AS u ON u.n = m.grouped
ORDER BY u.id

-- name: totals
SELECT
    (SELECT count(*) FROM article),
    (SELECT count(*) FROM statement),
    (SELECT count(*) FROM entity WHERE into_n IS NULL),
    (SELECT count(*) FROM story),
    (SELECT count(*) FROM utterance),
    (SELECT count(*) FROM fact),
    (SELECT count(*) FROM copy)
