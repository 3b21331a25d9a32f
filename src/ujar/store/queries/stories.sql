-- Stories while they grow and merge.

-- name: story_number
SELECT n FROM story WHERE id = :id

-- name: story_grown
INSERT INTO story (id, first, last, articles) VALUES (:id, :day, :day, 1)
ON CONFLICT (id) DO UPDATE SET articles = story.articles + 1, unsettled = 1
RETURNING n

-- name: story_shrunk
UPDATE story SET articles = articles - 1, unsettled = 1 WHERE n = :story

-- name: story_dropped
DELETE FROM story
WHERE n = :story
  AND NOT EXISTS (SELECT 1 FROM article AS a WHERE a.story = :story)
  AND NOT EXISTS (SELECT 1 FROM article AS a WHERE a.linked = :story)

-- name: story_days
UPDATE story SET
    first = coalesce(
        (SELECT min(a.day) FROM article AS a WHERE a.story = story.n AND a.day > :none),
        :none
    ),
    last = coalesce(
        (SELECT max(a.day) FROM article AS a WHERE a.story = story.n), :none
    )
WHERE n = :story

-- name: story_moved
UPDATE article SET story = :into WHERE story = :story

-- name: story_linked
UPDATE article SET linked = :into WHERE linked = :story

-- name: story_joined
UPDATE story SET unsettled = 1, articles = articles + :articles WHERE n = :into

-- name: story_articles
SELECT articles FROM story WHERE n = :story

-- name: stories_of
SELECT a.id, s.id
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value
JOIN story AS s ON s.n = a.story

-- name: linked_stories
SELECT a.id, s.id, a.n, a.day
FROM EACH_TEXT(:articles) AS wanted
JOIN article AS a ON a.id = wanted.value
JOIN story AS s ON s.n = a.linked

-- name: unsettled_stories
SELECT id FROM story WHERE unsettled = 1 ORDER BY n

-- name: articles_of
SELECT a.id
FROM story AS s JOIN article AS a ON a.story = s.n
WHERE s.id = :story
ORDER BY a.day = :none, a.day, a.published, a.id
LIMIT :most

-- name: story_described
UPDATE story SET label = :label, maker = :maker, unsettled = 0 WHERE n = :story
