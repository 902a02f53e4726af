-- name: asked_link
-- title: Links between organs that rules ask about
-- answers: over which links between two organs the loaded packs compare posts
-- reads: rule_arm
-- gives: link (above, two-above, group, elsewhere; named-twice, which joins people)
-- bound: none of them is followed where no pack asks for it
SELECT DISTINCT link FROM rule_arm WHERE link IS NOT NULL
