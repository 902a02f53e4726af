-- name: section_moved
-- title: Sections whose people all moved on together
-- answers: from which section all who were the last in it went on, at once, to one that nobody had been in before
-- reads: post_ever, section_held
-- gives: origin_id, section, became
-- bound: two people or more, in one organ; at once: within a month, for days are often known by month only
SELECT m.origin_id, m.section, min(m.became) AS became
FROM (
    SELECT x.origin_id, x.section, x.p, y.section AS became
    FROM post_ever AS x
    JOIN section_held AS h ON h.origin_id = x.origin_id AND h.section = x.section AND h.last_on = x.joins_on
    LEFT JOIN (
        SELECT t.p, t.origin_id, t.section, t.start_on
        FROM post_ever AS t
        JOIN section_held AS n ON n.origin_id = t.origin_id AND n.section = t.section AND n.first_on = t.start_on
    ) AS y ON y.p = x.p AND y.origin_id = x.origin_id AND y.section <> x.section AND y.start_on <= x.joins_on AND y.start_on > x.joins_on - 32
    WHERE x.joins_on < DATE '9999-12-30'
) AS m
GROUP BY m.origin_id, m.section
HAVING count(DISTINCT m.p) >= 2 AND count(DISTINCT m.became) = 1 AND count(*) = count(m.became)
