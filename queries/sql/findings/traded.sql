-- name: traded
-- title: Businesses of the trades a rule names
-- answers: which enterprises are of a trade that a rule is about
-- reads: business, rule_trade
-- gives: pack, rule, arm, p, business
-- bound: the word stands in the name or the industry of the enterprise
SELECT DISTINCT w.pack, w.rule, w.arm, b.p, b.name AS business
FROM business AS b
JOIN rule_trade AS w ON instr(b.name, w.word) > 0 OR instr(b.industry, w.word) > 0
