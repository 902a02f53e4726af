-- name: tie_part_of_organ
-- title: Organs in organs above
-- answers: which organ is above which
-- reads: organ
-- gives: from_key, to_key (organ_id)
-- bound: organs above that are known
SELECT o.organ_id AS from_key, a.organ_id AS to_key FROM organ AS o JOIN organ AS a ON a.organ_id = o.parent_organ_id WHERE a.organ_id <> o.organ_id
