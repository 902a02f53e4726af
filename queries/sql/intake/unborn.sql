-- name: unborn
-- title: Births in the future
-- answers: who is said to be born after today, in which row
-- reads: known, raw_person, latest_day
-- gives: row, person_id, name, birth
-- bound: none
SELECT k.row, k.person_id, r.name, r.birth
FROM known AS k
JOIN raw_person AS r ON r.row = k.row
WHERE k.birth_first > (SELECT max(day) FROM latest_day)
ORDER BY k.row
