-- name: kin_told
-- title: Whether relatives declared each other
-- answers: whether both declared each other, one the other, or neither
-- reads: declared_pair
-- gives: a, b, declared (both, one, none)
-- bound: no rows where the sources hold no forms
SELECT a, b, status AS declared FROM declared_pair WHERE status <> 'unknown'
