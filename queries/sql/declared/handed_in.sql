-- name: handed_in
-- title: People with a form
-- answers: who handed in a form, whatever it says
-- reads: line_known
-- gives: p
-- bound: none
SELECT DISTINCT declarer AS p FROM line_known
