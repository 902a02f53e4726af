-- name: swap
-- title: Relatives placed in each other's organs
-- answers: which two leaders have each a relative in the organ of the other
-- reads: claim, post_now
-- gives: swap_no, the columns of claim for the first placement (a leader's relative in the organ of the second leader), and of the second: mate_one, mate_other, mate_one_post, mate_other_post, mate_word_no, mate_upper; worth is that of the worse of the two
-- bound: one row for each two leaders and organs, with the nearest relative of each; relatives that are only noted do not count
WITH placed AS (
    SELECT c.*, t.organ_id AS home_id, CASE WHEN c.upper = c.one THEN c.other ELSE c.one END AS relative
    FROM claim AS c
    JOIN post_now AS t ON t.post_no = CASE WHEN c.upper = c.one THEN c.one_post ELSE c.other_post END
    WHERE c.situation = 'reciprocal' AND c.cap > 1
)
SELECT CAST(row_number() OVER (ORDER BY pack, rule, organ_id, home_id, upper, mate_upper) AS INTEGER) AS swap_no, *
FROM (
    SELECT a.pack, a.rule, a.situation, a.arm, a.one, a.other, a.one_post, a.other_post, a.organ_id, a.home_id, a.upper, a.leader, a.severity,
           a.word_no, greatest(a.worth, b.worth) AS worth, b.one AS mate_one, b.other AS mate_other, b.one_post AS mate_one_post,
           b.other_post AS mate_other_post, b.word_no AS mate_word_no, b.upper AS mate_upper,
           row_number() OVER (
               PARTITION BY a.pack, a.rule, a.organ_id, a.home_id, a.upper, b.upper
               ORDER BY a.worth, a.rank, b.worth, b.rank, a.listed DESC, b.listed DESC, a.one, a.other, b.one, b.other, a.one_post, a.other_post,
                        b.one_post, b.other_post) AS nth
    FROM placed AS a
    JOIN placed AS b ON b.pack = a.pack AND b.rule = a.rule AND b.home_id = a.organ_id AND b.organ_id = a.home_id AND a.organ_id < b.organ_id
                    AND a.upper <> b.relative AND b.upper <> a.relative
) AS every
WHERE nth = 1
