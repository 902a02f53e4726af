-- name: adopting
-- title: Adoptive ties of people on the way
-- answers: which adoptive parents (and their marriages) decide how the ties on the way count
-- reads: near, parent
-- gives: child, parent
-- bound: adoptive parents of people on the way
SELECT t.child, t.parent FROM parent AS t WHERE t.kind = 'adoptive' AND t.child IN (SELECT p FROM near)
