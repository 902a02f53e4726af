-- name: node_business
-- title: Enterprises of the graph
-- answers: which enterprises people run
-- reads: graph_business
-- gives: business_id, name, industry
-- bound: none
SELECT DISTINCT business_id, name, industry FROM graph_business
