-- name: remarried
-- title: Widowed people who married again
-- answers: which survivor has another marriage after the death of a spouse
-- reads: marriage, spouse, setting
-- gives: p (the survivor), gone (the dead spouse)
-- bound: a later marriage counts also when it was divorced since; one without a date counts if it stands and its spouse lives
SELECT DISTINCT d.survivor AS p, d.gone
FROM (SELECT a AS survivor, b AS gone, b_died AS died FROM marriage WHERE b_died IS NOT NULL
      UNION ALL
      SELECT b, a, a_died FROM marriage WHERE a_died IS NOT NULL) AS d
JOIN (SELECT a AS one, b AS other, start_on, b_died AS other_died FROM marriage
      UNION ALL
      SELECT b, a, start_on, a_died FROM marriage
      UNION ALL
      SELECT t.a, t.b, t.start_on, CAST(NULL AS DATE) FROM spouse AS t CROSS JOIN setting AS s WHERE t.start_on <= s.as_of AND t.end_on >= t.start_on
      UNION ALL
      SELECT t.b, t.a, t.start_on, CAST(NULL AS DATE) FROM spouse AS t CROSS JOIN setting AS s WHERE t.start_on <= s.as_of AND t.end_on >= t.start_on
     ) AS m ON m.one = d.survivor AND m.other <> d.gone
WHERE m.start_on >= d.died OR (m.start_on IS NULL AND m.other_died IS NULL)
