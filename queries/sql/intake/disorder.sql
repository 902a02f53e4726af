-- name: disorder
-- title: Whether the people are sorted
-- answers: how many rows do not stand after the row before them in the order of person_id
-- reads: raw_person
-- gives: disorder
-- bound: none at all means: sorted, nobody twice, no blank person_id
SELECT count(*) AS disorder
FROM (SELECT person_id, lag(person_id) OVER () AS before, row FROM raw_person) AS neighbours
WHERE person_id IS NULL OR (row > 2 AND (before IS NULL OR person_id <= before))
