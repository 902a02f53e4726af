-- name: tie_holds
-- title: Who holds a post
-- answers: who holds or held which post, from when to when
-- reads: graph_post
-- gives: from_key (person_id), to_key (post_id), start, start_on, entered_on, end, end_on, now (on the day asked about), source
-- bound: none
SELECT person_id AS from_key, post_id AS to_key, start, start_on, entered_on, "end", end_on, now, source FROM graph_post
