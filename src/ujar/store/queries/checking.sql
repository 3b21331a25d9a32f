-- What must hold in every archive; each query counts the breaches. And the sweeping.

-- name: check_readings
SELECT count(*) FROM article AS a
WHERE NOT EXISTS (SELECT 1 FROM reading AS r WHERE r.n = a.n * 64)

-- name: check_parts
SELECT count(*) FROM reading AS r
WHERE NOT EXISTS (SELECT 1 FROM article AS a WHERE a.n = r.n / 64)

-- name: check_story_counts
SELECT count(*) FROM story AS s
WHERE s.articles <> (SELECT count(*) FROM article AS a WHERE a.story = s.n)
   OR s.articles = 0
      AND NOT EXISTS (SELECT 1 FROM article AS a WHERE a.linked = s.n)

-- name: check_stories_settled
SELECT count(*) FROM story WHERE unsettled = 1

-- name: check_settled
SELECT count(*) FROM unsettled

-- name: check_utterances
SELECT count(*) FROM utterance AS u
WHERE NOT EXISTS (SELECT 1 FROM utterance_member AS m WHERE m.grouped = u.n)

-- name: check_facts
SELECT count(*) FROM fact AS f
WHERE NOT EXISTS (SELECT 1 FROM fact_member AS m WHERE m.grouped = f.n)

-- name: check_utterance_members
SELECT count(*) FROM utterance_member AS m
WHERE NOT EXISTS (
    SELECT 1 FROM statement AS s WHERE s.article = m.article AND s.item = m.item
)

-- name: check_utterances_judged
SELECT count(*) FROM utterance_member AS m
WHERE NOT EXISTS (
    SELECT 1 FROM judgement AS j JOIN term AS t ON t.n = j.linker
    WHERE j.left_article = m.article AND j.left_item = m.item AND t.text = 'utterances'
) AND NOT EXISTS (
    SELECT 1 FROM judgement AS j JOIN term AS t ON t.n = j.linker
    WHERE j.right_article = m.article AND j.right_item = m.item AND t.text = 'utterances'
) AND NOT EXISTS (
    SELECT 1 FROM ruled AS x
    WHERE x.left_article = m.article AND x.left_item = m.item AND x.same = 1
) AND NOT EXISTS (
    SELECT 1 FROM ruled AS x
    WHERE x.right_article = m.article AND x.right_item = m.item AND x.same = 1
)

-- name: check_facts_judged
SELECT count(*) FROM fact_member AS m
WHERE NOT EXISTS (
    SELECT 1 FROM judgement AS j JOIN term AS t ON t.n = j.linker
    WHERE j.left_article = m.article AND j.left_item = m.item AND t.text = 'facts'
) AND NOT EXISTS (
    SELECT 1 FROM judgement AS j JOIN term AS t ON t.n = j.linker
    WHERE j.right_article = m.article AND j.right_item = m.item AND t.text = 'facts'
) AND NOT EXISTS (
    SELECT 1 FROM ruled AS x
    WHERE x.left_article = m.article AND x.left_item = m.item AND x.same = 1
) AND NOT EXISTS (
    SELECT 1 FROM ruled AS x
    WHERE x.right_article = m.article AND x.right_item = m.item AND x.same = 1
)

-- name: check_reasons
SELECT count(*) FROM judgement AS j
WHERE NOT EXISTS (SELECT 1 FROM reason AS r WHERE r.n = j.reason)
  AND NOT EXISTS (
    SELECT 1 FROM reasons AS r
    WHERE r.article = CASE
        WHEN j.left_article > j.right_article THEN j.left_article ELSE j.right_article
    END
)

-- name: check_merged
SELECT count(*) FROM entity AS e JOIN entity AS root ON root.n = e.into_n
WHERE root.into_n IS NOT NULL

-- name: check_entities
SELECT count(*) FROM entity AS e
WHERE e.into_n IS NULL
  AND NOT EXISTS (SELECT 1 FROM assigned AS a WHERE a.entity = e.n)
  AND NOT EXISTS (SELECT 1 FROM statement AS s WHERE s.entity = e.n)
  AND NOT EXISTS (SELECT 1 FROM entity AS other WHERE other.into_n = e.n)
  AND NOT EXISTS (SELECT 1 FROM entity AS other WHERE other.linked_n = e.n)

-- name: check_profiles
SELECT count(*) FROM entity_profile WHERE body IS NULL

-- name: check_bodies
SELECT a.n, a.id,
    (SELECT count(*) FROM statement AS s WHERE s.article = a.n)
        + (SELECT count(*) FROM amended AS m WHERE m.article = a.n AND m.withdrawn = 1),
    (SELECT count(*) FROM assigned AS x WHERE x.article = a.n),
    (SELECT max(m.item) FROM fact_member AS m WHERE m.article = a.n)
FROM article AS a
WHERE a.n > :after ORDER BY a.n LIMIT 500

-- name: sweep_blocking
DELETE FROM blocking
WHERE NOT EXISTS (SELECT 1 FROM article AS a WHERE a.n = blocking.article)

-- name: sweep_keys
DELETE FROM entity_key
WHERE NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.n = entity_key.entity)

-- name: sweep_names
DELETE FROM entity_name
WHERE NOT EXISTS (SELECT 1 FROM entity AS e WHERE e.n = entity_name.entity)

-- name: sweep_profiles
DELETE FROM first_profiles
WHERE NOT EXISTS (
    SELECT 1 FROM entity AS e
    WHERE e.n >= first_profiles.n AND length(e.profile) = 0
      AND NOT EXISTS (
          SELECT 1 FROM first_profiles AS later
          WHERE later.n > first_profiles.n AND later.n <= e.n
      )
)

-- name: sweep_reasons
DELETE FROM reason WHERE n NOT IN (SELECT reason FROM judgement)

-- name: check_reports
SELECT (
    SELECT count(*) FROM article AS a
    WHERE NOT EXISTS (
        SELECT 1 FROM report AS r JOIN term AS t ON t.n = r.outlet
        WHERE t.text = coalesce(a.outlet, '') AND r.day = a.day AND r.article = a.n
    )
) + abs((SELECT count(*) FROM report) - (SELECT count(*) FROM article))

-- name: check_takings
SELECT abs((SELECT count(*) FROM taking) - (SELECT count(*) FROM copy))
