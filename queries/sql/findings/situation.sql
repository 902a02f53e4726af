-- name: situation
-- title: Every situation of relatives' posts
-- answers: in which situations the posts of two relatives stand
-- reads: direct_line, common_leader, across_levels
-- gives: the rows of the three
-- bound: none
SELECT * FROM direct_line
UNION ALL
SELECT * FROM common_leader
UNION ALL
SELECT * FROM across_levels
