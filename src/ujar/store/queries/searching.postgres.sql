-- Full text in PostgreSQL's tsvector.

-- name: article_words_kept
INSERT INTO article_words (n, words) VALUES (:n, :words::tsvector)

-- name: statement_words_kept
INSERT INTO statement_words (n, words) VALUES (:n, :words::tsvector)

-- name: forget_words
WITH gone AS (
    DELETE FROM statement_words
    WHERE n >= :article * 4096::bigint AND n < (:article + 1) * 4096::bigint
), waiting AS (
    DELETE FROM unsearchable WHERE article = :article
)
DELETE FROM article_words WHERE n = :article

-- name: words_stale
SELECT FALSE

-- name: article_words_away
TRUNCATE article_words

-- name: statement_words_away
TRUNCATE statement_words

-- Of both: the latest matches, or the best of them.
-- name: articles_matching
SELECT n, score FROM (                                                --? best
SELECT found.n
     , -ts_rank('{0.3, 0.3, 0.3, 1}', found.words, :match::tsquery, 1) AS score --? best
FROM (
    SELECT w.n, w.words
    FROM article_words AS w
    JOIN article AS a ON a.n = w.n                                --? joined
    WHERE w.words @@ :match::tsquery
      AND a.outlet = :outlet                                        --? outlet
      AND a.day >= :since                                           --? since
      AND a.day <= :until                                           --? until
      AND a.story = (SELECT s.n FROM story AS s WHERE s.id = :story) --? story
    ORDER BY w.n DESC
    LIMIT :most
) AS found
ORDER BY found.n DESC
) AS ranked ORDER BY score, n DESC LIMIT :best                         --? best

-- name: statements_matching
SELECT n, score FROM (                                                --? best
SELECT found.n
     , -ts_rank(found.words, :match::tsquery, 1) AS score             --? best
FROM (
    SELECT w.n, w.words
    FROM statement_words AS w
    JOIN article AS a ON a.n = w.n / 4096                         --? joined
    JOIN statement AS s ON s.article = a.n AND s.item = w.n % 4096 --? joined
    WHERE w.words @@ :match::tsquery
      AND s.entity IN (SELECT value FROM EACH_INT(:entities))       --? entities
      AND s.kind = :kind                                            --? kind
      AND s.act = :act                                              --? act
      AND a.outlet = :outlet                                        --? outlet
      AND a.day >= :since                                           --? since
      AND a.day <= :until                                           --? until
      AND w.n >= :behind                                                --? behind
      AND a.story = (SELECT x.n FROM story AS x WHERE x.id = :story) --? story
    ORDER BY w.n DESC
    LIMIT :most
) AS found
ORDER BY found.n DESC
) AS ranked ORDER BY score, n / 4096 DESC, n LIMIT :best                --? best
