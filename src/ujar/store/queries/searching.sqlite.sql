-- Full text in SQLite's FTS5.

-- name: article_words_kept
INSERT INTO article_words (rowid, title, body) VALUES (:n, :title, :body)

-- name: statement_words_kept
INSERT INTO statement_words (rowid, body) VALUES (:n, :body)

-- name: forget_words
DELETE FROM unsearchable WHERE article = :article

-- name: words_stale
SELECT (SELECT count(*) FROM article_words) > 1.2 * (SELECT count(*) FROM article)

-- name: article_words_away
INSERT INTO article_words (article_words) VALUES ('delete-all')

-- name: statement_words_away
INSERT INTO statement_words (statement_words) VALUES ('delete-all')

-- name: article_words_pieces
SELECT count(*) FROM article_words_idx GROUP BY segid

-- name: statement_words_pieces
SELECT count(*) FROM statement_words_idx GROUP BY segid

-- name: article_words_merged
INSERT INTO article_words (article_words, rank) VALUES ('merge', :pages)

-- name: statement_words_merged
INSERT INTO statement_words (statement_words, rank) VALUES ('merge', :pages)

-- Of both: the latest matches, or the best of them.
-- name: articles_matching
SELECT n, score FROM (                                              --? best
SELECT w.rowid AS n
     , bm25(article_words, 3.0, 1.0) AS score                       --? best
FROM article_words AS w
JOIN article AS a ON a.n = w.rowid                                  --? joined
WHERE article_words MATCH :match
  AND a.outlet = :outlet                                            --? outlet
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND a.story = (SELECT s.n FROM story AS s WHERE s.id = :story)    --? story
ORDER BY w.rowid DESC
LIMIT :most
) ORDER BY score, n DESC LIMIT :best                                --? best

-- name: statements_matching
SELECT n, score FROM (                                              --? best
SELECT w.rowid AS n
     , bm25(statement_words) AS score                               --? best
FROM statement_words AS w
JOIN article AS a ON a.n = w.rowid / 4096                           --? joined
JOIN statement AS s ON s.article = a.n AND s.item = w.rowid % 4096  --? joined
WHERE statement_words MATCH :match
  AND s.entity IN (SELECT value FROM EACH_INT(:entities))           --? entities
  AND s.kind = :kind                                                --? kind
  AND s.act = :act                                                  --? act
  AND a.outlet = :outlet                                            --? outlet
  AND a.day >= :since                                               --? since
  AND a.day <= :until                                               --? until
  AND w.rowid >= :behind                                            --? behind
  AND a.story = (SELECT x.n FROM story AS x WHERE x.id = :story)    --? story
ORDER BY w.rowid DESC
LIMIT :most
) ORDER BY score, n / 4096 DESC, n LIMIT :best                      --? best
