-- name: salted
-- title: Half paths met at their apex, in pieces where an apex has very many
-- answers: what the query below answers, with the work at a crowded apex spread over many tasks
-- reads: half; the query joins half_once with half_each on apex and salt, in place of half with itself on apex
-- gives: what the query gives
-- bound: a half path stands once on the one side, and on the other once for each piece of its apex
WITH crowded_apex AS (
    SELECT apex, CAST(ceil(count(*) / {piece}) AS INT) AS pieces FROM half GROUP BY apex HAVING count(*) > {piece}
),
half_once AS (
    SELECT /*+ BROADCAST(c) */ h.*, CASE WHEN c.pieces IS NULL THEN 0 ELSE pmod(h.p, c.pieces) END AS salt
    FROM half AS h
    LEFT JOIN crowded_apex AS c ON c.apex = h.apex
),
half_each AS (
    SELECT /*+ BROADCAST(c) */ h.*, explode(sequence(0, coalesce(c.pieces, 1) - 1)) AS salt
    FROM half AS h
    LEFT JOIN crowded_apex AS c ON c.apex = h.apex
)
{query}
