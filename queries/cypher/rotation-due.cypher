// name: rotation-due
// title: 轮岗到期 · People by rotation due date
// answers: 谁按哪条年限条款已到或将到轮岗期，何日到期 · who is due for rotation under which tenure clause, or soon will be, and since when
// parameter organ = "": 只看这个单位（organId 或名称），空为全部 · only this organ, by its organId or name; empty for all
// parameter functions = []: 只看这些工作类别（如 finance,audit），空为全部 · only posts of these functions (such as finance,audit); empty for all
// parameter until = "2100-01-01": 只看此日前到期的 · only what is due before this day
// gives: state (due, forecast, exempt, unknown), due (the day on which the years are complete), by (the day to be moved by), since, years, name, organ, section, title, functions, rule, clause, law, ids, chain (to draw)
// bound: as kinship tenure judges on the day of the load, and twelve months ahead; of whom it is unknown there may be no day, and they come last; 1,000 stays
MATCH (person:Person)-[has:HAS_STAY]->(stay:Stay)-[in:STAY_IN]->(organ:Organ)
WHERE $organ IN ['', organ.organId, organ.name] AND ($functions = [] OR any(f IN stay.functions WHERE f IN $functions))
  AND coalesce(stay.dueOn < date($until), true)
RETURN stay.state AS state, stay.dueOn AS due, stay.byOn AS by, stay.sinceOn AS since, stay.years AS years, person.name AS name,
       organ.name AS organ, stay.section AS section, stay.title AS title, stay.functions AS functions, stay.rule AS rule,
       stay.clause AS clause, stay.law AS law, person.personId AS personId, organ.organId AS organId, stay.stayId AS stayId,
       [person, has, stay, in, organ] + COLLECT {
           MATCH way = (person)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ) UNWIND nodes(way) + relationships(way) AS part RETURN part
       } AS chain
ORDER BY due, organ, name, personId, rule, stayId
LIMIT 1000
