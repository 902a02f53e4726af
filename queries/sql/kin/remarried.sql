-- name: remarried
-- title: Widowed people who married again
-- answers: which survivor has another marriage after the death of a spouse
-- reads: marriage
-- gives: p (the survivor), gone (the dead spouse)
-- bound: a later marriage without a date counts if its spouse lives
SELECT DISTINCT d.survivor AS p, d.gone
FROM (SELECT a AS survivor, b AS gone, b_died AS died FROM marriage WHERE b_died IS NOT NULL
      UNION ALL
      SELECT b, a, a_died FROM marriage WHERE a_died IS NOT NULL) AS d
JOIN (SELECT a AS one, b AS other, start_on, b_died AS other_died FROM marriage
      UNION ALL
      SELECT b, a, start_on, a_died FROM marriage) AS m ON m.one = d.survivor AND m.other <> d.gone
WHERE m.start_on >= d.died OR (m.start_on IS NULL AND m.other_died IS NULL)
