-- name: odd_wedding
-- title: Marriages that cannot have been
-- answers: which marriages tie two of one sex, a child, or somebody dead
-- reads: spouse, raw_spouse, known
-- gives: problem, table_name, row, other_row, one, other (the spouses), third (null)
-- bound: below 15 years at the start; partial dates count in favour of the marriage
SELECT p.problem, 'spouse' AS table_name, s.row, CAST(NULL AS BIGINT) AS other_row, s.a AS one, s.b AS other, CAST(NULL AS INTEGER) AS third
FROM (
    SELECT m.row, m.a, m.b, m.start_on,
           CASE length(r.start) WHEN 10 THEN m.start_on WHEN 7 THEN last_day(m.start_on) WHEN 4 THEN TRY_CAST(r.start || '-12-31' AS DATE) END AS start_last
    FROM spouse AS m JOIN raw_spouse AS r ON r.row = m.row
) AS s
JOIN known AS a ON a.p = s.a
JOIN known AS b ON b.p = s.b
JOIN (SELECT 'same-sex-spouses' AS problem UNION ALL SELECT 'married-dead' UNION ALL SELECT 'married-child') AS p
  ON (p.problem = 'same-sex-spouses' AND a.male = b.male)
  OR (p.problem = 'married-dead' AND (s.start_on > a.died_on OR s.start_on > b.died_on))
  OR (p.problem = 'married-child' AND (s.start_last < a.birth_first + INTERVAL '15' YEAR OR s.start_last < b.birth_first + INTERVAL '15' YEAR))
