-- How articles came to their outlets: kept with them, and asked for.

-- name: report_kept
INSERT INTO report (outlet, day, article, making, credit)
VALUES (:outlet, :day, :article, :making, :credit)

-- name: report_made
UPDATE report SET making = :making
WHERE outlet = :outlet AND day = :day AND article = :article

-- name: report_places
SELECT a.n, a.outlet, a.day
FROM EACH_INT(:numbers) AS wanted JOIN article AS a ON a.n = wanted.value

-- name: report_credits
SELECT t.text
FROM report AS r JOIN term AS t ON t.n = r.credit
WHERE r.outlet = :outlet AND r.day = :day AND r.article = :article

-- name: taking_kept
INSERT INTO taking (taker, giver, way, form, taker_outlet, giver_outlet, day)
VALUES (:taker, :giver, :way, :form, :taker_outlet, :giver_outlet, :day)
ON CONFLICT DO NOTHING

-- name: takings_of
SELECT k.taker, k.giver, w.text, f.text, k.taker_outlet = k.giver_outlet
FROM taking AS k JOIN term AS w ON w.n = k.way JOIN term AS f ON f.n = k.form
WHERE k.taker = :article
UNION
SELECT k.taker, k.giver, w.text, f.text, k.taker_outlet = k.giver_outlet
FROM taking AS k JOIN term AS w ON w.n = k.way JOIN term AS f ON f.n = k.form
WHERE k.giver = :article

-- name: forget_takings
DELETE FROM taking WHERE taker = :article OR giver = :article

-- name: forget_report
DELETE FROM report
WHERE outlet = :outlet AND day = :day AND article = :article

-- name: uncounted
SELECT uncounted.article, a.id
FROM uncounted JOIN article AS a ON a.n = uncounted.article
ORDER BY uncounted.article
LIMIT :limit

-- name: counted
DELETE FROM uncounted WHERE article = :article

-- Each outlet once, one look-up after the other: an archive has few.
-- name: outlets_there
WITH RECURSIVE there (outlet) AS (
    SELECT min(outlet) FROM report
    UNION ALL
    SELECT (SELECT min(r.outlet) FROM report AS r WHERE r.outlet > there.outlet)
    FROM there WHERE there.outlet IS NOT NULL
)
SELECT there.outlet, t.text
FROM there JOIN term AS t ON t.n = there.outlet

-- name: reports_made
SELECT r.outlet, t.text, count(*), min(r.day), max(r.day)
FROM EACH_INT(:outlets) AS wanted
JOIN report AS r ON r.outlet = wanted.value
JOIN term AS t ON t.n = r.making
WHERE r.day >= :since AND r.day <= :until
GROUP BY r.outlet, t.text

-- name: reports_on
SELECT r.day, t.text, count(*)
FROM report AS r JOIN term AS t ON t.n = r.making
WHERE r.outlet = :outlet AND r.day >= :since AND r.day <= :until
GROUP BY r.day, t.text

-- All statements of an outlet, in two lists: grouping them here would take ten times as
-- long as finding them.
-- name: voices_of
SELECT LIST_OF(held.kind), LIST_OF(held.entity)
FROM (
    SELECT s.kind AS kind, coalesce(s.entity, 0) AS entity
    FROM report AS r JOIN statement AS s ON s.article = r.article
    WHERE r.outlet = :outlet AND r.day >= :since AND r.day <= :until
) AS held

-- name: speaking
SELECT e.n, coalesce(e.into_n, e.n), t.text
FROM EACH_INT(:entities) AS wanted
JOIN entity AS e ON e.n = wanted.value
JOIN term AS t ON t.n = e.type

-- name: outlet_vias
SELECT s.via, count(*)
FROM report AS r JOIN statement AS s ON s.article = r.article
WHERE r.outlet = :outlet AND r.day >= :since AND r.day <= :until
  AND s.via IS NOT NULL
GROUP BY s.via ORDER BY count(*) DESC, s.via

-- How many articles of one outlet have text of another's: each article once, as a
-- whole where any copy of it is.
-- name: takings_between
SELECT g.text, k.text, w.text,
    count(DISTINCT CASE WHEN f.text <> 'partial' THEN held.taker END),
    count(DISTINCT held.taker)
FROM (
    SELECT x.taker, x.way, x.form, x.taker_outlet, x.giver_outlet
    FROM EACH_INT(:outlets) AS wanted
    JOIN taking AS x ON x.taker_outlet = wanted.value
    WHERE x.day >= :since AND x.day <= :until
    UNION
    SELECT x.taker, x.way, x.form, x.taker_outlet, x.giver_outlet
    FROM EACH_INT(:outlets) AS wanted
    JOIN taking AS x ON x.giver_outlet = wanted.value
    WHERE x.day >= :since AND x.day <= :until
) AS held
JOIN term AS g ON g.n = held.giver_outlet
JOIN term AS k ON k.n = held.taker_outlet
JOIN term AS w ON w.n = held.way
JOIN term AS f ON f.n = held.form
GROUP BY g.text, k.text, w.text

-- name: takings_page
SELECT x.day, x.taker, x.giver
FROM taking AS x
WHERE x.taker_outlet = :taker AND x.giver_outlet = :giver
  AND x.way = :way
  AND x.day >= :since AND x.day <= :until
  AND (x.day, x.taker, x.giver) < (:day, :article, :other)          --? day
ORDER BY x.day DESC, x.taker DESC, x.giver DESC
LIMIT :limit

-- name: copies_between
SELECT c.left_article, c.right_article, c.body
FROM EACH_PAIR(:items) AS wanted
JOIN copy AS c ON c.left_article = wanted.a AND c.right_article = wanted.b

-- name: reports_page
SELECT r.day, r.article
FROM report AS r
WHERE r.outlet = :outlet
  AND r.making = :making                                            --? making
  AND r.day >= :since AND r.day <= :until
  AND (r.day, r.article) < (:day, :article)                         --? day
ORDER BY r.day DESC, r.article DESC
LIMIT :limit

-- Reports of a story that have most of their text from another or from elsewhere.
-- name: story_copied
SELECT held.story, count(DISTINCT held.article)
FROM (
    SELECT a.story AS story, a.n AS article
    FROM EACH_INT(:stories) AS wanted
    JOIN article AS a ON a.story = wanted.value
    JOIN taking AS x ON x.taker = a.n
    JOIN term AS w ON w.n = x.way JOIN term AS f ON f.n = x.form
    WHERE w.text <> 'unknown' AND f.text <> 'partial'
    UNION ALL
    SELECT a.story AS story, a.n AS article
    FROM EACH_INT(:stories) AS wanted
    JOIN article AS a ON a.story = wanted.value
    JOIN taking AS x ON x.giver = a.n
    JOIN term AS w ON w.n = x.way
    WHERE w.text = 'agency' OR w.text = 'common'
) AS held
GROUP BY held.story

-- name: state_with_corrections
SELECT
    (SELECT max(n) FROM article),
    (SELECT count(*) FROM correction),
    (SELECT sum(length(body)) FROM correction)
