-- name: tie_regulated_by
-- title: Regulators of enterprises
-- answers: which organ regulates an enterprise
-- reads: graph_business
-- gives: from_key (business_id), to_key (organ_id)
-- bound: enterprises whose regulator is known
SELECT DISTINCT business_id AS from_key, regulator_organ_id AS to_key FROM graph_business WHERE regulator_organ_id IS NOT NULL
