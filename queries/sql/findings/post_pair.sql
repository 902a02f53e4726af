-- name: post_pair
-- title: Posts of relatives that could touch
-- answers: which posts two relatives hold in one organ, or where one is the leader that the other's post names, or in linked organs
-- reads: pair, post_now, linked_pair
-- gives: upper, lower (both orders of a pair), upper_post, lower_post, link (same: in one organ; named: in two, and the lower's post names the upper; or as in linked_pair)
-- bound: pairs of touching only
SELECT k.one AS upper, k.other AS lower, u.post_no AS upper_post, l.post_no AS lower_post, 'same' AS link
FROM pair AS k
JOIN post_now AS u ON u.p = k.one
JOIN post_now AS l ON l.p = k.other AND l.organ_id = u.organ_id
UNION ALL
SELECT k.one, k.other, u.post_no, l.post_no, 'named'
FROM pair AS k
JOIN post_now AS l ON l.p = k.other AND (l.reports_to = k.one OR l.in_charge = k.one)
JOIN post_now AS u ON u.p = k.one AND u.organ_id <> l.organ_id
UNION ALL
SELECT upper, lower, upper_post, lower_post, link FROM linked_pair
