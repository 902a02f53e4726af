-- name: everyone
-- title: Everybody counted as staff
-- answers: who is asked about when relatives of everyone are asked for
-- reads: known
-- gives: p, staff (always true), outside (always false), died_on
-- bound: none
SELECT p, TRUE AS staff, FALSE AS outside, died_on FROM known
