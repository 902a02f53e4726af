-- name: unproved
-- title: Parent ties that dates do not put in order
-- answers: how many parent ties might be part of a circle
-- reads: parent
-- gives: unproved
-- bound: a circle needs at least one tie whose parent is not known to be older than the child
SELECT count(*) AS unproved FROM parent WHERE NOT in_order
