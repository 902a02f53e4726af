-- name: post_open
-- title: Posts as if none had ended
-- answers: who ever held which post, in each organ where it may have lain
-- reads: post_dated, organ_line
-- gives: the columns of post
-- bound: none
SELECT t.row, t.post_id, t.p, o.other_id AS organ_id, t.title, t.section, t.tier, t.chief, t.level, t.functions, t.reports_to, t.in_charge,
       t.start, t.start_on, CAST(NULL AS STRING) AS "end", CAST(NULL AS DATE) AS end_on, t.entered, t.entered_on, t.source, t.reorganised_on
FROM post_dated AS t
JOIN organ_line AS o ON o.organ_id = t.organ_id
