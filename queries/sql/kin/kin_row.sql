-- name: kin_row
-- title: The rows that kinship kin prints
-- answers: which pairs are related, by which word
-- reads: kin_chosen, word, staff_id
-- gives: person_id, relative_id (after person_id in order), word (relative is person's word), class, grade
-- bound: none
SELECT a.person_id, b.person_id AS relative_id, w.word, w.class,
       CASE k.place % 4 WHEN 0 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade
FROM kin_chosen AS k
JOIN word AS w ON w.rank = CAST(floor((k.place % 10000) / 16) AS INTEGER)
JOIN staff_id AS a ON a.p = k.a
JOIN staff_id AS b ON b.p = k.b
ORDER BY k.a, k.b, k.place
