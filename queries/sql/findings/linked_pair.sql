-- name: linked_pair
-- title: Posts of relatives in two organs that belong together
-- answers: which posts two relatives hold in organs that are above one another or of one group, or two namings apart
-- reads: asked_link, pair, post_now, organ
-- gives: upper, lower (both orders of a pair), upper_post, lower_post, link (above: the upper's organ is the one above the lower's; two-above: the one above that; group: one is above the other, or both are below one; elsewhere: the upper leads another organ; named-twice: the lower's superior reports to the upper)
-- bound: links that a pack asks for
SELECT k.one AS upper, k.other AS lower, u.post_no AS upper_post, l.post_no AS lower_post, a.link
FROM asked_link AS a
CROSS JOIN pair AS k
JOIN post_now AS u ON u.p = k.one
JOIN post_now AS l ON l.p = k.other AND l.organ_id <> u.organ_id
JOIN organ AS uo ON uo.organ_id = u.organ_id
JOIN organ AS lo ON lo.organ_id = l.organ_id
LEFT JOIN organ AS la ON la.organ_id = lo.parent_organ_id
WHERE (a.link = 'above' AND lo.parent_organ_id = u.organ_id)
   OR (a.link = 'two-above' AND la.parent_organ_id = u.organ_id)
   OR (a.link = 'group' AND (lo.parent_organ_id = u.organ_id OR uo.parent_organ_id = l.organ_id OR uo.parent_organ_id = lo.parent_organ_id))
   OR (a.link = 'elsewhere' AND u.tier = 1)
UNION ALL
SELECT k.one, k.other, u.post_no, l.post_no, a.link
FROM asked_link AS a
JOIN pair AS k ON a.link = 'named-twice'
JOIN post_now AS l ON l.p = k.other
JOIN post_now AS m ON m.p = l.reports_to AND m.reports_to = k.one
JOIN post_now AS u ON u.p = k.one
