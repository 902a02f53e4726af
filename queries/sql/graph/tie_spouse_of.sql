-- name: tie_spouse_of
-- title: Marriages
-- answers: who is or was married to whom, and how the marriage stands on the day asked about
-- reads: spouse, raw_spouse, known, who, remarried, setting
-- gives: from_key, to_key (in the order of the people's numbers), basis (plain; widowed; remarried: one is dead and the other married again; null: divorced, or not yet), grade, start, end, source
-- bound: a marriage that both sides tell in different rows stays two; see marriage for how dates are read
SELECT DISTINCT x.person_id AS from_key, y.person_id AS to_key,
       CASE WHEN (t.start_on IS NULL OR t.start_on <= s.as_of OR t.end_on < t.start_on)
             AND (t.end_on IS NULL OR t.end_on > s.as_of OR t.end_on < t.start_on
                  OR (a.died_on <= s.as_of AND t.end_on >= date_trunc('month', a.died_on))
                  OR (b.died_on <= s.as_of AND t.end_on >= date_trunc('month', b.died_on)))
            THEN CASE WHEN m.p IS NOT NULL THEN 'remarried' WHEN a.died_on <= s.as_of OR b.died_on <= s.as_of THEN 'widowed' ELSE 'plain' END
       END AS basis,
       CASE t.grade WHEN 2 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade, r.start, r."end", r.source
FROM spouse AS t
JOIN raw_spouse AS r ON r.row = t.row
JOIN known AS x ON x.p = t.a
JOIN known AS y ON y.p = t.b
JOIN who AS a ON a.p = t.a
JOIN who AS b ON b.p = t.b
CROSS JOIN setting AS s
LEFT JOIN (SELECT p, gone FROM remarried UNION SELECT gone, p FROM remarried) AS m ON m.p = t.a AND m.gone = t.b
