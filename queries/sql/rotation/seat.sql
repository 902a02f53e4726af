-- name: seat
-- title: Posts that one may move to
-- answers: which posts there are on the day asked about, who holds each, and what it asks for
-- reads: slot_post, known, person, organ
-- gives: post_no, p (null: vacant), person_id, name, organ_id, organ, area, organ_kind, section, title, tier, chief, functions, level, post_kind, start_on, reports_to, in_charge (person_ids)
-- bound: posts held on that day, and vacant ones
SELECT t.post_no, k.p, k.person_id, q.name, t.organ_id, o.name AS organ, o.area, t.organ_kind, t.section, t.title, t.tier, t.chief, t.functions, t.level,
       t.post_kind, t.start_on, b.person_id AS reports_to, c.person_id AS in_charge
FROM slot_post AS t
JOIN organ AS o ON o.organ_id = t.organ_id
LEFT JOIN known AS k ON k.p = t.p
LEFT JOIN person AS q ON q.p = t.p
LEFT JOIN known AS b ON b.p = t.reports_to
LEFT JOIN known AS c ON c.p = t.in_charge
ORDER BY t.post_no
