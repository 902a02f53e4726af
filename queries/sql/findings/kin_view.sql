-- name: kin_view
-- title: Relations as the packs take them
-- answers: which words relate a pair whom a rule can concern, each seen from both sides, and how far each list of each pack counts them
-- reads: touching, word, rule_relation, pack_setting
-- gives: pack, list_no, one, other (other is one's word), word_no, rank, listed, sided (the list is read from the official's side only), worth, cap (3 as the situation says, 2 review, 1 advisory)
-- bound: affinity over a death and blood after an adoption as the pack sets them
SELECT r.pack, r.list_no, k.one, k.other, w.word_no, w.rank, r.listed, r.sided, k.worth,
       CASE WHEN r.severity = 'advisory' OR k.worth BETWEEN 8 AND 11 THEN 1
            WHEN k.worth >= 4 AND s.affinity_after_death_severity = 'advisory' THEN 1
            WHEN r.severity = 'review' THEN 2
            ELSE 3 END AS cap
FROM (
    SELECT k.a AS one, k.b AS other, k.word_no, k.worth FROM touching AS k
    UNION ALL
    SELECT k.b, k.a, w.inverse_no, k.worth FROM touching AS k JOIN word AS w ON w.word_no = k.word_no
) AS k
JOIN word AS w ON w.word_no = k.word_no
JOIN rule_relation AS r ON r.word = w.word
JOIN pack_setting AS s ON s.pack = r.pack
WHERE k.worth BETWEEN 8 AND 11 OR k.worth < 4 OR s.affinity_after_death = 'keep' OR (s.affinity_after_death = 'until_remarriage' AND k.worth < 8)
