-- name: lineage_left
-- title: Parent ties that may still be on a circle
-- answers: which parent ties are looked at when circles are searched
-- reads: parent
-- gives: child, parent
-- bound: ties of every kind
SELECT child, parent FROM parent
