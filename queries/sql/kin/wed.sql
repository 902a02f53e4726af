-- name: wed
-- title: Steps from a spouse to a spouse
-- answers: who is married to whom on the day asked about, seen from both sides
-- reads: marriage, remarried
-- gives: a, b, grade, basis (0 plain, 1 one of them is dead, 3 one is dead and the other married again)
-- bound: none
SELECT m.a, m.b, m.grade,
       CAST(CASE WHEN r.p IS NOT NULL THEN 3 WHEN m.a_died IS NOT NULL OR m.b_died IS NOT NULL THEN 1 ELSE 0 END AS TINYINT) AS basis
FROM (SELECT a, b, grade, a_died, b_died FROM marriage
      UNION ALL
      SELECT b, a, grade, b_died, a_died FROM marriage) AS m
LEFT JOIN (SELECT p, gone FROM remarried UNION SELECT gone, p FROM remarried) AS r ON r.p = m.a AND r.gone = m.b
