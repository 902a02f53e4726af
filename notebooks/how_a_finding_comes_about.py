# %% [markdown]
# # How a finding comes about
#
# One finding, taken apart: from the lines of the forms to ties, from ties to a kin word, from posts to a situation, and to
# the article. Every step is worked out a second time here, with networkx and pandas, beside the program.
#
# 杜国栋 is a deputy chief of the finance bureau. 林小雨 keeps the accounts there. Are they related, and may they work so?

# %%
from datetime import date
from pathlib import Path

import networkx as nx
import pandas as pd

import kinship
import loaders
from kinship import kin
from kinship.graph.draw import draw
from kinship.rules import DEFAULT_PACKS, load_pack

VILLAGE = Path(__file__).resolve().parent.parent / "tests" / "village"
SOURCES = [VILLAGE / "人员台账.xlsx", VILLAGE / "亲属申报表.xlsx"]
DAY = date(2026, 11, 1)
pd.set_option("display.width", 150, "display.max_columns", 20, "display.max_colwidth", 50)


def show(page: bytes, name: str) -> None:
    """Writes a page into the folder where one works; Jupyter shows it too."""
    Path(name).write_bytes(page)
    if "get_ipython" in globals():
        from IPython.display import IFrame, display

        display(IFrame(name, width="100%", height=560))


county = loaders.load(SOURCES)
people = county.person.to_pandas().set_index("person_id")
names = people["name"].fillna("(unnamed)")
niece, uncle = (people.index[people["name"] == name][0] for name in ("林小雨", "杜国栋"))

# %% [markdown]
# ## 1. Lines become ties
#
# A form says 姑姑 or 父亲; the tables hold parents and marriages only. Where a line names a relative two steps away, the
# people between are stored without a name, so that everything else about them still follows. Each tie says which rows it
# rests on and how sure it is: *confirmed* where both sides say so.

# %%
parents, spouses = county.parent.to_pandas(), county.spouse.to_pandas()
ties = pd.concat(
    [
        parents.rename(columns={"parent_id": "one", "child_id": "other"}).assign(tie="parent of"),
        spouses.rename(columns={"person_id": "one", "spouse_id": "other"}).assign(tie="married to"),
    ]
)
family = nx.Graph()
family.add_edges_from(ties[["one", "other"]].itertuples(index=False))
near = nx.node_connected_component(family, niece)
told = ties[ties["one"].isin(near)].assign(
    one=lambda table: table["one"].map(names), other=lambda table: table["other"].map(names)
)
print(told[["one", "tie", "other", "grade", "source"]].to_string(index=False))

# %% [markdown]
# ## 2. Half paths
#
# From each person: stay, or go to the husband or wife; then climb up to two generations. Whoever is reached so is an *apex*.
# Two people are related in a way that the law lists where they reach one apex by different ways. So nobody need compare
# everybody with everybody.

# %%
up = parents.groupby("child_id")["parent_id"].apply(list).to_dict()
wed = pd.concat([spouses, spouses.rename(columns={"person_id": "spouse_id", "spouse_id": "person_id"})])
wed = wed.groupby("person_id")["spouse_id"].apply(list).to_dict()


def half_paths(person: str) -> pd.DataFrame:
    """Every apex of somebody: the way in letters (P a parent, S a spouse), and the last person before the apex."""
    rows = []
    for start, way in [(person, ""), *((one, "S") for one in wed.get(person, []))]:
        rows.append((start, way, person if way else ""))
        for parent in up.get(start, []):
            rows.append((parent, way + "P", start))
            rows += [(grandparent, way + "PP", parent) for grandparent in up.get(parent, [])]
    return pd.DataFrame(rows, columns=["apex", "way", "via"])


halves = {one: half_paths(one) for one in (niece, uncle)}
for one, table in halves.items():
    print(names[one])
    print(table.assign(apex=table["apex"].map(names), via=table["via"].map(names).fillna("")).to_string(index=False))

# %% [markdown]
# ## 3. They meet
#
# The join on the apex is the whole method. The way of the one, then the way of the other backwards (a step up read from
# above is a step down: C), is the *kin word*. The two must not come by the same last person, or brothers would be their own
# cousins.

# %%
met = halves[niece].merge(halves[uncle], on="apex", suffixes=("_one", "_other"))
met = met[met["via_one"] != met["via_other"]]
met["word"] = met["way_one"] + met["way_other"].str[::-1].str.replace("P", "C")
print(met.assign(apex=met["apex"].map(names))[["apex", "way_one", "way_other", "word"]].to_string(index=False))

(word,) = set(met["word"])
listed = {one.word: one for one in kin.KIN}[word]
print(f"{word}: {names[uncle]} is {names[niece]}'s {listed.en} ({listed.zh}), class {listed.kin_class}")

# %% [markdown]
# The other road: walk the graph, path by path, and spell each path. It is many times slower and shares nothing with the
# join. Both must say the same.

# %%
steps = nx.DiGraph()
for parent, child in parents[["parent_id", "child_id"]].itertuples(index=False):
    steps.add_edge(child, parent, letter="P")
    steps.add_edge(parent, child, letter="C")
for one, other in spouses[["person_id", "spouse_id"]].itertuples(index=False):
    steps.add_edge(one, other, letter="S")
    steps.add_edge(other, one, letter="S")

walks = list(nx.all_simple_paths(steps, niece, uncle, cutoff=5))
spelled = pd.DataFrame(
    {
        "word": ["".join(steps.edges[pair]["letter"] for pair in nx.utils.pairwise(path)) for path in walks],
        "path": [" → ".join(names[one] for one in path) for path in walks],
    }
)
print(spelled.to_string(index=False))
assert set(spelled["word"]) & {one.word for one in kin.KIN} == {word}

# %% [markdown]
# ## 4. Posts make a situation
#
# Kinship alone is no finding. The two hold posts in one organ: he is one of its leading members (tier 1), and she does
# finance work.

# %%
posts = county.post.to_pandas()
held = posts[posts["person_id"].isin([niece, uncle])].assign(name=lambda table: table["person_id"].map(names))
print(held[["name", "section", "title", "tier", "chief", "functions", "start"]].to_string(index=False))

pack = load_pack("cn-civil-2020")
rules = pd.DataFrame([{"rule": one.id, "severity": one.severity, "functions": ", ".join(one.functions)} for one in pack.rules])
print(rules.to_string(index=False))

# %% [markdown]
# ## 5. The finding, with its article
#
# The program's own answer: the same word, the chain with the sources of each step, and the text of the law.

# %%
found = kinship.check(county, as_of=DAY)
table = found.to_pandas()
finding = table[(table["person_id"] == niece) & (table["relative_id"] == uncle)].iloc[0]
chain = found.chains()
print(chain.loc[chain["id"] == finding["id"], ["at", "step", "name", "grade", "source"]].to_string(index=False))
print(finding["sentence_en"])
assert finding["word"] == word
law = next(one for one in found.document["findings"] if one["id"] == finding["id"])["law"]
print(pd.DataFrame(law)[["title_en", "article", "quote"]].to_string(index=False, max_colwidth=60))

# %% [markdown]
# ## 6. As a picture
#
# Generations in rows, a marriage as a double line, the organ and who leads whom beside the family. Click for details.

# %%
show(draw(county, DEFAULT_PACKS, DAY, ("finding", finding["id"]), "en"), "finding.html")
