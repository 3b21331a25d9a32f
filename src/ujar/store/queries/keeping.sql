-- What the pipeline asks while it adds articles, and what it has kept.

-- name: term_kept
INSERT INTO term (text) VALUES (:text) RETURNING n

-- name: term_number
SELECT n FROM term WHERE text = :text

-- name: term_text
SELECT text FROM term WHERE n = :n

-- name: reasons_kept
INSERT INTO reasons (article, body) VALUES (:article, :body)

-- name: known
SELECT a.id, a.content, t.text
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value
JOIN term AS t ON t.n = a.maker

-- name: stale
SELECT id FROM article WHERE maker < :maker OR maker > :maker ORDER BY n

-- name: numbers
SELECT a.id, a.n
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value

-- Of articles without a day, and where the day asked for is not known, only the latest
-- under a key: so many of them, and the whole of the day on which the last one stands.
-- The more keys are shared, the further back they may stand: so few for each. What is
-- near in time may stand anywhere (rank() over all in no order is 1).
-- name: candidates
SELECT a.id
FROM (
    SELECT found.article, count(*) AS shared
    FROM (
        SELECT b.article,
            rank() OVER (
                PARTITION BY wanted.value ORDER BY b.day DESC       --? undated
            ) AS place
        FROM EACH_INT(:keys) AS wanted
        JOIN blocking AS b ON b.key = wanted.value
        WHERE TRUE
          AND b.day BETWEEN :first AND :last                        --? first
          AND b.day > :none AND b.day >= coalesce((                 --? undated
              SELECT o.day FROM blocking AS o                       --? undated
              WHERE o.key = wanted.value                            --? undated
              ORDER BY o.day DESC LIMIT 1 OFFSET :each              --? undated
          ), :none)                                                 --? undated
        UNION ALL
        SELECT b.article,
            rank() OVER (
                PARTITION BY wanted.value ORDER BY b.article DESC
            ) AS place
        FROM EACH_INT(:keys) AS wanted
        JOIN blocking AS b ON b.key = wanted.value AND b.day = :none
        WHERE b.article >= coalesce((
            SELECT o.article FROM blocking AS o
            WHERE o.key = wanted.value AND o.day = :none
            ORDER BY o.article DESC LIMIT 1 OFFSET :each
        ), 0)
    ) AS found
    GROUP BY found.article
    HAVING min(found.place) <= :few * count(*)
) AS near
JOIN article AS a ON a.n = near.article
ORDER BY near.shared DESC,
    abs(a.day - :day),                            --? day
    a.id
LIMIT :most

-- name: bodies
SELECT a.id, r.body
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value
JOIN reading AS r ON r.n >= a.n * 64 AND r.n < a.n * 64 + 64
ORDER BY r.n

-- name: vectors
SELECT a.id, t.text, m.body
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value
JOIN meaning AS m ON m.article = a.n
JOIN term AS t ON t.n = m.model

-- name: article_kept
INSERT INTO article
    (id, content, maker, outlet, title, published, day, language, url, story, linked)
VALUES
    (:id, :content, :maker, :outlet, :title, :published, :day, :language, :url, :story,
     :story)
RETURNING n

-- name: reading_kept
INSERT INTO reading (n, body) VALUES (:n, :body)

-- name: meaning_kept
INSERT INTO meaning (article, model, body) VALUES (:article, :model, :body)

-- name: blocking_kept
INSERT INTO blocking (key, day, article) VALUES (:key, :day, :article)
ON CONFLICT DO NOTHING

-- name: statement_kept
INSERT INTO statement (article, item, day, kind, act, entity, said_on, via)
VALUES (:article, :item, :day, :kind, :act, :entity, :said_on, :via)

-- name: judgement_kept
INSERT INTO judgement
    (left_article, left_item, right_article, right_item, linker, score, reason, maker)
VALUES (:left, :left_item, :right, :right_item, :linker, :score, :reason, :maker)
ON CONFLICT DO NOTHING

-- name: copy_kept
INSERT INTO copy (left_article, right_article, maker, body)
VALUES (:left, :right, :maker, :body)
ON CONFLICT DO NOTHING

-- name: unsettle
INSERT INTO unsettled (linker, article, item) VALUES (:linker, :article, :item)
ON CONFLICT DO NOTHING

-- name: unsettle_neighbours
INSERT INTO unsettled (linker, article, item)
SELECT linker, right_article, right_item FROM judgement
WHERE left_article = :article AND right_article <> :article AND linker = :linker
UNION
SELECT linker, left_article, left_item FROM judgement
WHERE right_article = :article AND left_article <> :article AND linker = :linker
ON CONFLICT DO NOTHING

-- name: forget_unsettled
DELETE FROM unsettled WHERE article = :article

-- name: forget_amended
DELETE FROM amended WHERE article = :article

-- name: forget_utterance_members
DELETE FROM utterance_member WHERE article = :article

-- name: forget_fact_members
DELETE FROM fact_member WHERE article = :article

-- name: forget_judgements
DELETE FROM judgement WHERE left_article = :article OR right_article = :article

-- name: forget_reasons
DELETE FROM reasons WHERE article = :article

-- name: forget_copies
DELETE FROM copy WHERE left_article = :article OR right_article = :article

-- name: forget_statements
DELETE FROM statement WHERE article = :article

-- name: forget_assigned
DELETE FROM assigned WHERE article = :article

-- name: forget_meaning
DELETE FROM meaning WHERE article = :article

-- name: forget_reading
DELETE FROM reading WHERE n >= :article * 64 AND n < :article * 64 + 64

-- name: forget_article
DELETE FROM article WHERE n = :article

-- name: utterances_left
DELETE FROM utterance
WHERE n IN (SELECT value FROM EACH_INT(:groups))
  AND NOT EXISTS (SELECT 1 FROM utterance_member AS m WHERE m.grouped = utterance.n)

-- name: facts_left
DELETE FROM fact
WHERE n IN (SELECT value FROM EACH_INT(:groups))
  AND NOT EXISTS (SELECT 1 FROM fact_member AS m WHERE m.grouped = fact.n)

-- name: article_held
SELECT n, story, linked FROM article WHERE id = :id
