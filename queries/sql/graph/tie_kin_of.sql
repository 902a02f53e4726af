-- name: tie_kin_of
-- title: Relatives of the graph
-- answers: who is whose relative, by the nearest word of the list
-- reads: kin_counted, word, known, kin_told
-- gives: from_key, to_key (to_key is from_key's word), word, class, grade, declared (both, one, none; null where the sources hold no forms)
-- bound: the pairs of kinship kin: each once, in the order of the people's numbers, words of the list only
SELECT a.person_id AS from_key, b.person_id AS to_key, w.word, w.class,
       CASE k.place % 4 WHEN 0 THEN 'confirmed' WHEN 1 THEN 'probable' ELSE 'possible' END AS grade, t.declared
FROM (SELECT a, b, min(place) AS place FROM kin_counted WHERE place < 10000 GROUP BY a, b) AS k
JOIN word AS w ON w.rank = CAST(floor(k.place / 16) AS INTEGER)
JOIN known AS a ON a.p = k.a
JOIN known AS b ON b.p = k.b
LEFT JOIN kin_told AS t ON t.a = k.a AND t.b = k.b
