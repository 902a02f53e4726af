-- name: every_thread
-- title: Work on as many threads as there are processors again
-- answers: what DuckDB must be told to do so
-- reads: nothing
-- gives: nothing
-- bound: none
RESET threads
