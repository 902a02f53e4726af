-- name: section_held
-- title: When sections had people
-- answers: from when until when anybody is known to have worked in each section of an organ
-- reads: post_ever
-- gives: origin_id, section, first_on (null where the start of a post is unknown), last_on (the day after the last end)
-- bound: sections by the oldest name of their organ
SELECT origin_id, section, CASE WHEN max(CASE WHEN start_on IS NULL THEN 1 ELSE 0 END) = 0 THEN min(start_on) END AS first_on, max(joins_on) AS last_on
FROM post_ever
WHERE section IS NOT NULL
GROUP BY origin_id, section
