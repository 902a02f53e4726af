-- name: post_then
-- title: Posts in the organs where they lie on the day asked about
-- answers: who holds or held which post, in which organ by that day
-- reads: post, organ_then
-- gives: the columns of post; reorganised_on is the day on which the organ, or the merger that made it, came after the start of the post
-- bound: posts whose organ is unknown on that day are left out (see misplaced)
SELECT t.row, t.post_id, t.p, h.then_id AS organ_id, t.title, t.section, t.tier, t.chief, t.level, t.functions, t.reports_to, t.in_charge,
       t.start, t.start_on, t."end", t.end_on, t.entered, t.entered_on, t.source,
       CASE WHEN h.joined_on > t.start_on OR (t.start_on IS NULL AND h.moved) THEN h.joined_on END AS reorganised_on
FROM post AS t
JOIN organ_then AS h ON h.organ_id = t.organ_id
WHERE h.then_id IS NOT NULL
