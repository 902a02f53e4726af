-- name: hindsight
-- title: Whether the sources were written after the day asked about
-- answers: how many posts and marriages have a known beginning, and how many of these begin after that day
-- reads: raw_post, raw_spouse, setting
-- gives: dated, later
-- bound: one row; beginnings that are no years are left out
SELECT count(*) AS dated, count(CASE WHEN t.start > substring(CAST(s.as_of AS STRING), 1, length(t.start)) THEN 1 END) AS later
FROM (
    SELECT start FROM raw_post
    UNION ALL
    SELECT start FROM raw_spouse
) AS t
CROSS JOIN setting AS s
WHERE TRY_CAST(substring(t.start, 1, 4) AS INTEGER) IS NOT NULL
