-- name: clone_post
-- title: Posts if people had moved
-- answers: who would hold which post, each planned move a person of its own
-- reads: post_now, slot_post, clone, setting
-- gives: the columns of post_now
-- bound: a clone holds the post that it takes and those that it keeps; the level goes with the person where the post has none of its own
SELECT * FROM post_now
UNION ALL
SELECT CAST(n.last + row_number() OVER (ORDER BY m.p, m.post_no) AS INTEGER) AS post_no, m.p, m.organ_id, m.organ_kind, m.section, m.tier, m.chief, m.functions,
       m.post_kind, m.reports_to, m.in_charge, m.start_on, m.entered_on, m.reorganised_on, m.title, m.level
FROM (
    SELECT c.clone AS p, t.post_no, t.organ_id, t.organ_kind, t.section, t.tier, t.chief, t.functions, t.post_kind,
           CASE WHEN t.reports_to <> c.p THEN t.reports_to END AS reports_to, CASE WHEN t.in_charge <> c.p THEN t.in_charge END AS in_charge,
           s.as_of AS start_on, CAST(NULL AS DATE) AS entered_on, CAST(NULL AS DATE) AS reorganised_on, t.title, l.level
    FROM clone AS c
    CROSS JOIN setting AS s
    JOIN slot_post AS t ON t.post_no = c.takes
    JOIN post_now AS l ON l.post_no = c.leaves
    UNION ALL
    SELECT c.clone, t.post_no, t.organ_id, t.organ_kind, t.section, t.tier, t.chief, t.functions, t.post_kind, t.reports_to, t.in_charge,
           t.start_on, t.entered_on, t.reorganised_on, t.title, t.level
    FROM clone AS c
    JOIN post_now AS t ON t.p = c.p AND t.post_no <> c.leaves
) AS m
CROSS JOIN (SELECT max(post_no) AS last FROM slot_post) AS n
