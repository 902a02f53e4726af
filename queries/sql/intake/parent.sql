-- name: parent
-- title: Parent ties, typed
-- answers: who is whose parent, by blood, adoption or a step-parent, when, how sure
-- reads: raw_parent, person
-- gives: row, parent_id, child_id, kind, start, start_on, end, end_on, grade (2 confirmed, 1 probable, 0 possible), source
-- bound: rows that name unknown people, nobody, a person as his own parent, or an unknown kind are left out (see parent_problem);
--        a tie whose child is not younger than the parent is kept as possible; repeated rows are kept once, with their best grade
SELECT min(r.row) AS row, r.parent_id, r.child_id, coalesce(r.kind, 'blood') AS kind,
       r.start, CASE length(r.start) WHEN 10 THEN TRY_CAST(r.start AS DATE) WHEN 7 THEN TRY_CAST(r.start || '-01' AS DATE) WHEN 4 THEN TRY_CAST(r.start || '-01-01' AS DATE) END AS start_on,
       r."end", CASE length(r."end") WHEN 10 THEN TRY_CAST(r."end" AS DATE) WHEN 7 THEN last_day(TRY_CAST(r."end" || '-01' AS DATE)) WHEN 4 THEN TRY_CAST(r."end" || '-12-31' AS DATE) END AS end_on,
       max(CASE WHEN c.birth_last <= p.birth_first THEN 0
                WHEN r.grade = 'possible' THEN 0 WHEN r.grade = 'probable' THEN 1 ELSE 2 END) AS grade,
       min(r.source) AS source
FROM raw_parent AS r
JOIN person AS p ON p.person_id = r.parent_id
JOIN person AS c ON c.person_id = r.child_id
WHERE r.parent_id <> r.child_id AND coalesce(r.kind, 'blood') IN ('blood', 'adoptive', 'step_fostered', 'step')
GROUP BY r.parent_id, r.child_id, coalesce(r.kind, 'blood'), r.start, r."end"
