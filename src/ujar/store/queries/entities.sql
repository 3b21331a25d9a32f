-- Entities: found by keys and names, kept with their profiles, merged.

-- Of many under a key those that were named first, who are the best known.
-- name: profiles
SELECT root.n, root.id, root.type, p.body
FROM (
    SELECT coalesce(e.into_n, e.n) AS n, count(DISTINCT k.key) AS shared
    FROM EACH_INT(:keys) AS wanted
    JOIN entity_key AS k ON k.key = wanted.value
    JOIN entity AS e ON e.n = k.entity
    WHERE k.entity <= coalesce((
        SELECT o.entity FROM entity_key AS o
        WHERE o.key = wanted.value
        ORDER BY o.entity LIMIT 1 OFFSET :each
    ), k.entity)
    GROUP BY coalesce(e.into_n, e.n)
) AS found
JOIN entity AS root ON root.n = found.n
JOIN entity_profile AS p ON p.n = found.n
ORDER BY found.shared DESC, root.articles DESC, root.id
LIMIT :most

-- name: entity_kept
INSERT INTO entity (id, type, name, articles, profile)
VALUES (:id, :type, :name, :articles, :profile)
ON CONFLICT (id) DO UPDATE SET
    type = excluded.type, name = coalesce(entity.given, excluded.name), articles = excluded.articles,
    profile = excluded.profile
RETURNING n

-- name: first_profiles_kept
INSERT INTO first_profiles (n, body) VALUES (:n, :body)

-- name: entity_name_kept
INSERT INTO entity_name (folded, entity) VALUES (:folded, :entity)
ON CONFLICT DO NOTHING

-- name: entity_key_kept
INSERT INTO entity_key (key, entity) VALUES (:key, :entity) ON CONFLICT DO NOTHING

-- name: assigned_kept
INSERT INTO assigned (article, item, entity) VALUES (:article, :item, :entity)

-- name: entity_merged
UPDATE entity SET into_n = :root, linked_n = :root, why = :why
WHERE id = :id AND n <> :root

-- name: entity_followed
UPDATE entity SET into_n = :root
WHERE into_n = (SELECT n FROM entity WHERE id = :id) AND n <> :root

-- name: entity_linked
UPDATE entity SET linked_n = :root
WHERE linked_n = (SELECT n FROM entity WHERE id = :id) AND n <> :root

-- name: assigned_of
SELECT a.item, e.n, e.id, root.n, root.id, root.name
FROM assigned AS a
JOIN entity AS e ON e.n = a.entity
JOIN entity AS root ON root.n = coalesce(e.into_n, e.n)
WHERE a.article = :article
ORDER BY a.item

-- name: entity_days
SELECT min(a.day), max(a.day)
FROM entity AS e
JOIN assigned AS x ON x.entity = e.n
JOIN article AS a ON a.n = x.article
WHERE (e.n = :root OR e.into_n = :root) AND a.day > :none

-- name: profile
SELECT e.id, e.type, p.body
FROM entity AS e JOIN entity_profile AS p ON p.n = e.n
WHERE e.n = :n

-- name: profile_changed
UPDATE entity SET profile = :profile, articles = :articles WHERE n = :n

-- name: entities_left
DELETE FROM entity
WHERE n IN (SELECT value FROM EACH_INT(:entities))
  AND NOT EXISTS (SELECT 1 FROM assigned AS a WHERE a.entity = entity.n)
  AND NOT EXISTS (SELECT 1 FROM statement AS s WHERE s.entity = entity.n)
  AND NOT EXISTS (SELECT 1 FROM entity AS other WHERE other.into_n = entity.n)
  AND NOT EXISTS (SELECT 1 FROM entity AS other WHERE other.linked_n = entity.n)

-- name: forget_speakers
UPDATE statement SET entity = NULL WHERE article = :article
