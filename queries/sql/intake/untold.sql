-- name: untold
-- title: People whose posts must be looked at
-- answers: of whom the person table does not say that they are staff, or denies it although they have a post, or whom it does not hold
-- reads: known, raw_post
-- gives: person_id
-- bound: none
SELECT person_id FROM known WHERE staff IS NULL
UNION ALL
SELECT person_id FROM raw_post WHERE person_id IS NOT NULL AND person_id NOT IN (SELECT person_id FROM known WHERE staff)
