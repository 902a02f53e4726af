-- name: own_line
-- title: People married into their own line
-- answers: which member of the staff is married to a child or grandchild of theirs: no path may lead from them to themselves
-- reads: below, half
-- gives: p
-- bound: the descendants whom a half path can reach
SELECT DISTINCT c.p
FROM below AS c
JOIN half AS h ON h.p = c.p AND h.via = c.child
WHERE c.code = 0 AND h.code >= 3
