-- name: newly_staff
-- title: Staff by a plan alone
-- answers: how many people are on the staff after a plan who were not before, so that their kinship was not derived
-- reads: who, who_before
-- gives: newly_staff
-- bound: none
SELECT count(*) AS newly_staff FROM who AS w LEFT JOIN who_before AS b ON b.p = w.p WHERE w.staff AND b.p IS NULL
