# %% [markdown]
# # A rotation plan
#
# Who has been in one place too long, who sits where the law does not let him sit, and which moves put it right with the
# fewest people moved and nothing new broken? The plan then goes back through the what-if check, which knows nothing of how
# it was made.

# %%
from datetime import date
from pathlib import Path

import pandas as pd

import kinship
import loaders
from kinship.rotation import Asked, plan
from kinship.tenure import tenure

VILLAGE = Path(__file__).resolve().parent.parent / "tests" / "village"
SOURCES = [VILLAGE / "人员台账.xlsx", VILLAGE / "亲属申报表.xlsx"]
DAY = date(2026, 11, 1)
pd.set_option("display.width", 150, "display.max_columns", 20, "display.max_colwidth", 60)

county = loaders.load(SOURCES)
before = kinship.check(county, as_of=DAY).to_pandas()
print(before[before["severity"] == "violation"][["id", "grade", "situation", "name", "relative_name"]].to_string(index=False))

# %% [markdown]
# ## 1. Who is due
#
# Continuous years against the clauses of the packs, and who becomes due within three years.

# %%
stays = tenure(county, as_of=DAY, forecast=36)
due = pd.json_normalize(stays["due"])
print(due.groupby(["rule", "grade"]).size())
coming = pd.json_normalize(stays["forecast"])
print(len(coming), "become due within 36 months")

# %% [markdown]
# ## 2. A plan for the violations
#
# Moves are swaps, chains, and moves into vacant posts, between posts of one level and kind. *Optimal* is only said where it
# is proved; the bound is the number of moves below which no plan can do it.

# %%
made = plan(county, Asked(clear=("violation",)), as_of=DAY)
summary = {key: made["summary"][key] for key in ("to_clear", "clearable_at_most", "cleared", "moves", "bound", "optimal")}
print(pd.Series(summary).to_string())

moves = pd.json_normalize(made["moves"])
print(moves[["chain", "name", "from.organ", "from.section", "to.organ", "to.section", "to.title"]].to_string(index=False))

# %% [markdown]
# ## 3. What stays, and why
#
# For each finding that no move clears: the smallest set of rules that stand in the way.

# %%
for left in made["left"]:
    print(left["sentence_en"])
    print("  ", left["why_en"])

# %% [markdown]
# ## 4. Judged once more
#
# The moves as a list of appointments, through `whatif`: it must remove what the plan says, and add no violation.

# %%
judged = kinship.whatif(county, appointments=made["appointments"], as_of=DAY)
print("added:", len(judged.added), " removed:", len(judged.removed))
assert not (judged.added["severity"] == "violation").any()
assert set(judged.removed["id"]) >= {one["id"] for one in made["cleared"]}

# %% [markdown]
# ## 5. Somebody must stay
#
# The office will not release one of them. The plan is made anew, and the two are laid beside each other.

# %%
kept = moves["name"].iloc[0]
other = plan(county, Asked(clear=("violation",), locked=(kept,)), as_of=DAY)
both = pd.DataFrame(
    [{"plan": name, **{key: one["summary"][key] for key in summary}} for name, one in (("first", made), ("second", other))]
)
print(kept, "stays")
print(both.to_string(index=False))
assert kept not in {move["name"] for move in other["moves"]}
