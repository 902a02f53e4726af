-- name: crowd
-- title: Parents of very many rows
-- answers: who stands as a parent in more than 100 rows
-- reads: parent
-- gives: parent
-- bound: counted by 32 people at a time first: that takes a tenth of the memory, and hardly any 32 have so many children
SELECT t.parent
FROM parent AS t
WHERE t.parent - t.parent % 32 IN (SELECT parent - parent % 32 FROM parent GROUP BY parent - parent % 32 HAVING count(*) > 100)
GROUP BY t.parent
HAVING count(*) > 100
