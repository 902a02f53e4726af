-- name: pair_form
-- title: Forms of the people that are shown
-- answers: in which files and sheets the forms of somebody stand, and of which kind they are
-- reads: pair_asked, line_known, known
-- gives: person_id, form, kind (appointment, ledger, list)
-- bound: none
SELECT DISTINCT k.person_id, l.form, l.kind
FROM pair_asked AS s
JOIN line_known AS l ON l.declarer = s.p
JOIN known AS k ON k.p = s.p
ORDER BY k.person_id, l.form
