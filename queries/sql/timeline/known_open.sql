-- name: known_open
-- title: People as if nobody had died
-- answers: who there ever was
-- reads: known_dated
-- gives: the rows of known
-- bound: none
SELECT t.row, t.p, t.person_id, t.staff, t.male, t.birth_first, t.birth_last, CAST(NULL AS DATE) AS died_on FROM known_dated AS t
