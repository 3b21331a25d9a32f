-- What one article is linked to.

-- name: article_and_story
SELECT a.n, s.id FROM article AS a JOIN story AS s ON s.n = a.story WHERE a.id = :id

-- name: utterance_ids
SELECT m.item, u.id
FROM utterance_member AS m JOIN utterance AS u ON u.n = m.grouped
WHERE m.article = :article
ORDER BY m.item, u.id

-- name: fact_ids
SELECT m.item, f.id, f.relation
FROM fact_member AS m JOIN fact AS f ON f.n = m.grouped
WHERE m.article = :article
ORDER BY m.item, f.id

-- name: copies_of
SELECT body FROM copy WHERE left_article = :article
UNION ALL
SELECT body FROM copy WHERE right_article = :article AND left_article <> :article
