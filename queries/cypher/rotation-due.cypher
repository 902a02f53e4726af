// name: rotation-due
// title: 轮岗到期 · People by rotation due date
// answers: 谁在同一职位任职将满若干年，何时到期 · who has held a post for how long, and when so many years are full
// parameter years = 10: 任职几年应当轮岗 · after how many years in a post one is due
// parameter functions = []: 只看这些工作类别（如 finance,audit），空为全部 · only posts of these functions (such as finance,audit); empty for all
// parameter until = "2100-01-01": 只看此日前到期的 · only what is due before this day
// gives: due, since, name, organ, section, title, functions, ids, chain (to draw)
// bound: posts held on the day of the load whose beginning is known; counts the present post only, not the same work in an earlier one; 1,000 posts
MATCH (organ:Organ)<-[:PART_OF]-(post:Post)<-[holds:HOLDS {now: true}]-(person:Person)
WHERE holds.startOn IS NOT NULL AND ($functions = [] OR any(f IN post.functions WHERE f IN $functions))
WITH organ, post, holds, person, holds.startOn + duration({years: $years}) AS due
WHERE due < date($until)
RETURN due, holds.start AS since, person.name AS name, organ.name AS organ, post.section AS section, post.title AS title, post.functions AS functions,
       person.personId AS personId, [person, holds, post, organ] AS chain
ORDER BY due, organ, name, personId
LIMIT 1000
