-- name: one_thread
-- title: Work on one thread
-- answers: what DuckDB must be told to do so
-- reads: nothing
-- gives: nothing
-- bound: none
SET threads = 1
