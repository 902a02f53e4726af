-- name: joined_parent
-- title: The parent ties of all districts
-- answers: who is whose parent
-- reads: spread_parent, same_person
-- gives: the columns of parent, sorted
-- bound: nobody is his own parent; a tie that two districts tell stands twice, and the better grade counts
SELECT parent_id, child_id, kind, start, "end", grade, source
FROM (
    SELECT coalesce(a.joined, t.parent_id) AS parent_id, coalesce(c.joined, t.child_id) AS child_id, t.kind, t.start, t."end", t.grade,
           t.source, t.item, t.row
    FROM spread_parent AS t
    LEFT JOIN same_person AS a ON a.person_id = t.parent_id
    LEFT JOIN same_person AS c ON c.person_id = t.child_id
) AS told
WHERE parent_id <> child_id
ORDER BY parent_id, child_id, item, row
