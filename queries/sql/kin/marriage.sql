-- name: marriage
-- title: Marriages with deaths
-- answers: which marriages stand or were ended by death on the day asked about
-- reads: spouse, setting
-- gives: a, b, grade, start_on, a_died, b_died (null unless dead on that day)
-- bound: a marriage that ended before the death of either was a divorce and is left out; a marriage whose end lies before its start is taken as undated
SELECT t.a, t.b, t.grade, t.start_on, t.a_died, t.b_died
FROM (SELECT m.a, m.b, m.grade, m.start_on, m.end_on, s.as_of,
             CASE WHEN m.a_died <= s.as_of THEN m.a_died END AS a_died,
             CASE WHEN m.b_died <= s.as_of THEN m.b_died END AS b_died
      FROM spouse AS m
      CROSS JOIN setting AS s) AS t
WHERE (t.start_on IS NULL OR t.start_on <= t.as_of OR t.end_on < t.start_on)
  AND (t.end_on IS NULL OR t.end_on > t.as_of OR t.end_on < t.start_on
       OR t.end_on >= date_trunc('month', t.a_died)
       OR t.end_on >= date_trunc('month', t.b_died))
