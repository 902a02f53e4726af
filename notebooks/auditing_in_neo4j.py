# %% [markdown]
# # Auditing in Neo4j
#
# The same county as a graph database, for those who want to ask questions of their own. The graph holds people, posts,
# organs and ties. The shipped questions find each situation anew from these alone, so the answers check the program too.
#
# A Neo4j must be running; its address and password come from NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD. Who has none:
# `kinship neo4j serve SOURCE` starts one on this computer and says what to set. Loading touches only what the program itself
# loaded.

# %%
from datetime import date
from pathlib import Path

import pandas as pd
from neo4j import RoutingControl

import loaders
from kinship.judge import check_with
from kinship.neo4j.ask import ask
from kinship.neo4j.catalogue import question, questions
from kinship.neo4j.connection import Settings, connected
from kinship.neo4j.load import load
from kinship.neo4j.rows import graph_of
from kinship.rules import DEFAULT_PACKS, load_packs

VILLAGE = Path(__file__).resolve().parent.parent / "tests" / "village"
SOURCES = [VILLAGE / "人员台账.xlsx", VILLAGE / "亲属申报表.xlsx"]
DAY = date(2026, 11, 1)
pd.set_option("display.width", 150, "display.max_columns", 20, "display.max_colwidth", 60)

# %% [markdown]
# ## 1. Load
#
# Nodes and relationships by kind. A second load of the same county changes nothing; after new data it changes what has
# changed. ID numbers stay at home.

# %%
county = loaders.load(SOURCES)
packs = load_packs(DEFAULT_PACKS)
engine, document = check_with(county, packs, DAY)
graph = graph_of(engine, document, packs, county, with_ids=False)
settings = Settings.read()
with connected(settings) as driver:
    load(driver, settings.database, graph)
    kinds = driver.execute_query(
        "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS nodes ORDER BY label",
        database_=settings.database,
        routing_=RoutingControl.READ,
    )
print(pd.DataFrame(kinds.records, columns=kinds.keys).to_string(index=False))

# %% [markdown]
# ## 2. The questions
#
# Each is a file of `queries/cypher`, to be pasted into Neo4j Browser as it is, or asked by name.

# %%
print(pd.DataFrame([{"name": one.name, "title": one.title} for one in questions()]).to_string(index=False))


def answer(name: str, **given: str) -> pd.DataFrame:
    """The answer to a question as a table; what is there to be drawn is left out."""
    with connected(settings) as driver:
        found = ask(driver, settings.database, question(name), given)
    return pd.DataFrame(found.rows, columns=found.columns).drop(columns="chain", errors="ignore")


# %% [markdown]
# ## 3. One situation, found from parents, marriages and posts alone

# %%
direct = answer("leader-and-function")
print(direct[["severity", "grade", "upper", "lower", "word", "organ"]].to_string(index=False))

# %% [markdown]
# The engine must say the same, pair by pair.

# %%
said = {
    frozenset(who["person_id"] for who in one["people"])
    for one in document["findings"]
    if one["situation"]["kind"] == "leader-and-function"
}
assert {frozenset(pair) for pair in direct[["upperId", "lowerId"]].itertuples(index=False)} == said
print(len(said), "pairs, the same on both roads")

# %% [markdown]
# ## 4. How are two people related?

# %%
chain = answer("kin-chain", one="卢建华", other="田丰收")
print(chain.to_string(index=False))

# %% [markdown]
# ## 5. A question of one's own
#
# Which couples work in one organ, whatever their posts? Plain Cypher, sent so that the server refuses to write.

# %%
CYPHER = """
MATCH (one:Staff)-[:SPOUSE_OF]-(other:Staff)
WHERE one.personId < other.personId
MATCH (one)-[:HOLDS {now: true}]->(:Post)-[:PART_OF]->(organ:Organ)<-[:PART_OF]-(:Post)<-[:HOLDS {now: true}]-(other)
RETURN DISTINCT organ.name AS organ, one.name AS one, other.name AS other ORDER BY organ, one
"""
with connected(settings) as driver:
    couples = driver.execute_query(CYPHER, database_=settings.database, routing_=RoutingControl.READ)
print(pd.DataFrame(couples.records, columns=couples.keys).to_string(index=False))
