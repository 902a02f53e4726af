-- name: form_person
-- title: Whether people handed in a form
-- answers: who has a form and who has none
-- reads: handed_in, known
-- gives: p, form
-- bound: no rows where the sources hold no forms
SELECT k.p, h.p IS NOT NULL AS form
FROM known AS k
LEFT JOIN handed_in AS h ON h.p = k.p
WHERE EXISTS (SELECT 1 FROM handed_in)
