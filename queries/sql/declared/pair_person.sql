-- name: pair_person
-- title: People that are shown, with their posts
-- answers: what the people of a pair are called and which posts they hold
-- reads: pair_asked, person, post_now, organ
-- gives: person_id, name, sex, birth, organ_id, organ, organ_kind, section, title (null where somebody holds no post)
-- bound: one row per post held on the day asked about, the highest tier first
SELECT q.person_id, q.name, q.sex, q.birth, t.organ_id, o.name AS organ, t.organ_kind, t.section, t.title
FROM pair_asked AS s
JOIN person AS q ON q.p = s.p
LEFT JOIN post_now AS t ON t.p = s.p
LEFT JOIN organ AS o ON o.organ_id = t.organ_id
ORDER BY q.person_id, coalesce(t.tier, 9), t.post_no
