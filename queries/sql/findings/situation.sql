-- name: situation
-- title: Every situation of relatives' posts
-- answers: in which situations the posts of two relatives stand
-- reads: direct_line, common_leader, across_levels, together, business_led
-- gives: upper, lower, upper_post, lower_post (null for who only runs a business), organ_id, organ_kind, situation, arm, leader, happened_on, subject (the business)
-- bound: none
SELECT upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader, CAST(NULL AS DATE) AS happened_on, CAST(NULL AS STRING) AS subject
FROM direct_line
UNION ALL
SELECT upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader, CAST(NULL AS DATE), CAST(NULL AS STRING) FROM common_leader
UNION ALL
SELECT upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader, CAST(NULL AS DATE), CAST(NULL AS STRING) FROM across_levels
UNION ALL
SELECT upper, lower, upper_post, lower_post, organ_id, organ_kind, situation, arm, leader, happened_on, CAST(NULL AS STRING) FROM together
UNION ALL
SELECT upper, lower, upper_post, CAST(NULL AS INTEGER), organ_id, organ_kind, 'business', arm, upper, CAST(NULL AS DATE), business FROM business_led
