-- name: marriage
-- title: Marriages with deaths
-- answers: which marriages stand or were ended by death on the day asked about
-- reads: spouse, who, setting
-- gives: a, b, grade, start_on, a_died, b_died (null unless dead on that day)
-- bound: a marriage that ended before the death of either was a divorce and is left out; a marriage whose end lies before its start is taken as undated
WITH dead AS (SELECT w.p, w.died_on FROM who AS w CROSS JOIN setting AS s WHERE w.died_on <= s.as_of)
SELECT t.a, t.b, t.grade, t.start_on,
       a.died_on AS a_died, b.died_on AS b_died
FROM spouse AS t
CROSS JOIN setting AS s
LEFT JOIN dead AS a ON a.p = t.a
LEFT JOIN dead AS b ON b.p = t.b
WHERE (t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
  AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on
       OR t.end_on >= date_trunc('month', a.died_on)
       OR t.end_on >= date_trunc('month', b.died_on))
