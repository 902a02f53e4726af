-- name: claim
-- title: Every claim that a pair breaks a rule
-- answers: which pairs break which rule by which relation, best claim first
-- reads: judged, kin_view
-- gives: one, other (other is one's word), pack, rule, situation, arm, organ_id, leader, function, subject, one_post, other_post, upper (who is above or leads), severity, word_no, rank, listed, cap, worth, doubt, yields_to, nth (1 is the best claim of the finding)
-- bound: one finding per rule, pair and organ: most severe, then surest, then seen from the side where the text lists the relation, then nearest
SELECT *, row_number() OVER (
           PARTITION BY pack, rule, least(one, other), greatest(one, other), organ_id, situation
           ORDER BY severity DESC, worth, listed DESC, rank, arm, one, one_post, other_post NULLS LAST, upper, subject NULLS LAST) AS nth
FROM (
    SELECT v.one, v.other, j.pack, j.rule, j.situation, j.arm, j.organ_id, j.leader, j.function, j.subject,
           CASE WHEN j.upper = v.one THEN j.upper_post ELSE j.lower_post END AS one_post,
           CASE WHEN j.upper = v.one THEN j.lower_post ELSE j.upper_post END AS other_post,
           j.upper, least(j.severity, v.cap) AS severity, v.word_no, v.rank, v.listed, v.cap, v.worth, j.doubt, j.yields_to
    FROM judged AS j
    JOIN kin_view AS v ON v.pack = j.pack AND v.list_no = j.list_no
                      AND least(v.one, v.other) = least(j.upper, j.lower) AND greatest(v.one, v.other) = greatest(j.upper, j.lower)
                      AND (v.one = j.upper OR j.mutual OR NOT v.sided)
) AS every
