-- name: unplaced
-- title: Posts and businesses of which a place is unknown
-- answers: whose home area, which organ's area, or which enterprise's regulator a rule asks about in vain
-- reads: home_post, business, kin_view, rule_arm, post_now, person, organ, setting
-- gives: person_id, name, relative_id, relative_name (null in what concerns one person), organ, field (home_area, area, regulator)
-- bound: posts and relatives that a loaded rule is about; businesses run on the day asked about (see business_led)
SELECT DISTINCT q.person_id, q.name, CAST(NULL AS STRING) AS relative_id, CAST(NULL AS STRING) AS relative_name, o.name AS organ,
       CASE WHEN h.home_area IS NULL THEN 'home_area' ELSE 'area' END AS field
FROM home_post AS h
JOIN person AS q ON q.p = h.p
JOIN organ AS o ON o.organ_id = h.organ_id
WHERE h.home_area IS NULL OR h.area IS NULL
UNION ALL
SELECT DISTINCT p.person_id, p.name, q.person_id, q.name, o.name, 'regulator'
FROM business AS b
JOIN kin_view AS v ON v.other = b.p AND v.cap > 1
JOIN rule_arm AS r ON r.situation = 'business' AND r.pack = v.pack AND r.list_no = v.list_no
JOIN post_now AS t ON t.p = v.one AND (r.arm = 'anyone' OR t.tier = 1)
JOIN person AS p ON p.p = v.one
JOIN person AS q ON q.p = b.p
JOIN organ AS o ON o.organ_id = t.organ_id
CROSS JOIN setting AS s
WHERE b.regulator_organ_id IS NULL
  AND (b.start_on IS NULL OR b.start_on <= s.as_of OR b.end_on < b.start_on)
  AND (b.end_on IS NULL OR b.end_on > s.as_of OR b.end_on < b.start_on)
ORDER BY organ NULLS LAST, person_id, relative_id NULLS LAST, field
