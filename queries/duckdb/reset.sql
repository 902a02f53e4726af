-- name: reset
-- title: Set a setting back to what it is by itself
-- answers: what DuckDB must be told to do so
-- reads: nothing
-- gives: nothing
-- bound: none
RESET {setting}
