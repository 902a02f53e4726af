-- name: slot
-- title: Kinds of posts in an organ
-- answers: which posts are held in an organ, by section and title, and how they stand
-- reads: post_now, known, move_organ, move_person
-- gives: organ_id, section, title, tier, chief, functions, level, reports_to, in_charge (person_ids), holders
-- bound: posts that somebody else than the person asked about holds on the day asked about; a post that nobody holds is not known
SELECT t.organ_id, t.section, t.title, t.tier, t.chief, t.functions, t.level, b.person_id AS reports_to, c.person_id AS in_charge,
       count(*) AS holders
FROM post_now AS t
JOIN known AS k ON k.p = t.p
JOIN move_organ AS o ON o.organ_id = t.organ_id
LEFT JOIN known AS b ON b.p = t.reports_to
LEFT JOIN known AS c ON c.p = t.in_charge
WHERE k.person_id NOT IN (SELECT person_id FROM move_person)
GROUP BY t.organ_id, t.section, t.title, t.tier, t.chief, t.functions, t.level, b.person_id, c.person_id
