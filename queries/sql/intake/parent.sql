-- name: parent
-- title: Parent ties between numbers
-- answers: who is whose parent, by blood, adoption or a step-parent, when, how sure
-- reads: raw_parent, known
-- gives: row, parent, child, kind, start_on, end_on, grade (2 confirmed, 1 probable, 0 possible), in_order (the parent is known to be older), father (null: sex unknown)
-- bound: rows that name unknown people, nobody, a person as his own parent, or an unknown kind are left out (see parent_problem); a tie whose child is not younger than the parent is kept as possible
SELECT r.row, a.p AS parent, c.p AS child, coalesce(r.kind, 'blood') AS kind,
       CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
       CAST(CASE WHEN c.birth_last <= a.birth_first THEN 0 WHEN r.grade = 'possible' THEN 0 WHEN r.grade = 'probable' THEN 1 ELSE 2 END AS TINYINT) AS grade,
       coalesce(a.birth_last < c.birth_first, FALSE) AS in_order, a.male AS father
FROM raw_parent AS r
-- The kind is asked within the join: by itself, planners expect that it leaves few rows, and hash all ties instead of the people.
JOIN known AS a ON a.person_id = CASE WHEN coalesce(r.kind, 'blood') IN ('blood', 'adoptive', 'step_fostered', 'step') THEN r.parent_id END
JOIN known AS c ON c.person_id = r.child_id
WHERE a.p <> c.p
