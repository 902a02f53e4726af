-- name: counted_post
-- title: Posts held that count under a clause
-- answers: in which posts that are held a stay with what goes on, by which clause
-- reads: counted, post_ever, known, tenure_setting
-- gives: pack, rule, stay_no, subject, person_id, section, title, start_on
-- bound: posts held on the day asked about
SELECT c.pack, c.rule, c.stay_no, c.subject, k.person_id, coalesce(t.section, '') AS section, coalesce(t.title, '') AS title, t.start_on
FROM counted AS c
JOIN post_ever AS t ON t.post_no = c.post_no
JOIN known AS k ON k.p = t.p
CROSS JOIN tenure_setting AS d
WHERE t.until_on > d.as_of
