-- name: side
-- title: Two posts side by side
-- answers: what the posts of two relatives are, beside each other
-- reads: post_pair, post_now
-- gives: upper, lower, upper_post, lower_post, link, same_organ, organ_id and organ_kind (of the lower post), same_kind (of organ), and of each post: tier, chief (unknown counts as not chief), section, reports_to, in_charge; entered_on (of the lower)
-- bound: none
SELECT t.upper, t.lower, t.upper_post, t.lower_post, t.link, t.link = 'same' AS same_organ, l.organ_id, l.organ_kind,
       u.organ_kind = l.organ_kind AS same_kind,
       u.tier AS upper_tier, l.tier AS lower_tier, coalesce(u.chief, FALSE) AS upper_chief, coalesce(l.chief, FALSE) AS lower_chief,
       u.section AS upper_section, l.section AS lower_section,
       u.reports_to AS upper_reports_to, l.reports_to AS lower_reports_to, u.in_charge AS upper_in_charge, l.in_charge AS lower_in_charge,
       t.link = 'same' AND u.section = l.section AS same_section,
       u.tier = 2 OR (u.tier = 3 AND u.section IS NULL) AS upper_under_team, l.tier = 2 OR (l.tier = 3 AND l.section IS NULL) AS lower_under_team,
       l.entered_on
FROM post_pair AS t
JOIN post_now AS u ON u.post_no = t.upper_post
JOIN post_now AS l ON l.post_no = t.lower_post
