-- name: marriage
-- title: Marriages with deaths
-- answers: which marriages stand or were ended by death on the day asked about
-- reads: spouse, who, setting
-- gives: a, b, grade, start_on, a_died, b_died (null unless dead on that day)
-- bound: a marriage that ended before the death of either was a divorce and is left out; a marriage whose end lies before its start is taken as undated
SELECT t.a, t.b, t.grade, t.start_on,
       CASE WHEN a.died_on <= s.as_of THEN a.died_on END AS a_died,
       CASE WHEN b.died_on <= s.as_of THEN b.died_on END AS b_died
FROM spouse AS t
JOIN who AS a ON a.p = t.a
JOIN who AS b ON b.p = t.b
CROSS JOIN setting AS s
WHERE (t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
  AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on
       OR (a.died_on <= s.as_of AND t.end_on >= date_trunc('month', a.died_on))
       OR (b.died_on <= s.as_of AND t.end_on >= date_trunc('month', b.died_on)))
