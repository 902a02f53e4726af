-- name: joined_spouse
-- title: The marriages of all districts
-- answers: who is or was married to whom
-- reads: spread_spouse, same_person
-- gives: the columns of spouse, sorted
-- bound: nobody is married to himself; a marriage that two districts tell stands twice, and the better grade counts
SELECT person_id, spouse_id, start, "end", grade, source
FROM (
    SELECT coalesce(a.joined, t.person_id) AS person_id, coalesce(b.joined, t.spouse_id) AS spouse_id, t.start, t."end", t.grade, t.source,
           t.item, t.row
    FROM spread_spouse AS t
    LEFT JOIN same_person AS a ON a.person_id = t.person_id
    LEFT JOIN same_person AS b ON b.person_id = t.spouse_id
) AS told
WHERE person_id <> spouse_id
ORDER BY person_id, spouse_id, item, row
