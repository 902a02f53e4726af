-- name: finding
-- title: The findings
-- answers: who breaks which rule, where, how and how severely
-- reads: claim, quota, swap, alone
-- gives: one, other (null in a finding about one person), pack, rule, situation, arm, organ_id, leader, function, subject (the business, or the area), one_post, other_post, upper, severity, word_no, worth, doubt, swap_no (the row of swap)
-- bound: claims with nth = 1 that no stronger rule of the pack silences; of a body with too many relatives the nearest pair
SELECT c.one, c.other, c.pack, c.rule, c.situation, c.arm, c.organ_id, c.leader, c.function, c.subject, c.one_post, c.other_post, c.upper,
       c.severity, c.word_no, c.worth, c.doubt, CAST(NULL AS INTEGER) AS swap_no
FROM claim AS c
WHERE c.nth = 1 AND c.situation NOT IN ('group-quota', 'reciprocal') AND NOT EXISTS (
    SELECT 1 FROM claim AS d
    WHERE d.pack = c.pack AND d.organ_id = c.organ_id
      AND least(d.one, d.other) = least(c.one, c.other) AND greatest(d.one, d.other) = greatest(c.one, c.other)
      AND ';' || c.yields_to || ';' LIKE '%;' || d.situation || ';%'
)
UNION ALL
SELECT c.one, c.other, c.pack, c.rule, c.situation, c.arm, c.organ_id, c.leader, c.function, c.subject, c.one_post, c.other_post, c.upper,
       c.severity, c.word_no, c.worth, c.doubt, CAST(NULL AS INTEGER)
FROM claim AS c
JOIN quota AS q ON q.pack = c.pack AND q.rule = c.rule AND q.organ_id = c.organ_id AND q.one = c.one AND q.other = c.other
WHERE c.nth = 1
UNION ALL
SELECT w.one, w.other, w.pack, w.rule, w.situation, w.arm, w.organ_id, w.leader, CAST(NULL AS STRING), CAST(NULL AS STRING), w.one_post,
       w.other_post, w.upper, w.severity, w.word_no, w.worth, CAST(NULL AS STRING), w.swap_no
FROM swap AS w
UNION ALL
SELECT a.one, CAST(NULL AS INTEGER), a.pack, a.rule, a.situation, a.arm, a.organ_id, CAST(NULL AS INTEGER), CAST(NULL AS STRING),
       a.home_area, a.one_post, CAST(NULL AS INTEGER), a.one, a.severity, CAST(NULL AS TINYINT), a.worth, CAST(NULL AS STRING),
       CAST(NULL AS INTEGER)
FROM alone AS a
WHERE a.nth = 1
