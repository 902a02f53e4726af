-- name: untold
-- title: People who may or may not be staff
-- answers: of whom the person table does not say whether they are on the staff
-- reads: known
-- gives: p
-- bound: none
SELECT p FROM known WHERE staff IS NULL
