# %% [markdown]
# # Before an appointment
#
# A list of appointments is on the table. Which findings would it add, which would it clear, and where else could somebody
# go? Nothing is changed by asking: a plan is judged beside the posts as they are.

# %%
from datetime import date
from pathlib import Path

import pandas as pd

import kinship
import loaders

VILLAGE = Path(__file__).resolve().parent.parent / "tests" / "village"
SOURCES = [VILLAGE / "人员台账.xlsx", VILLAGE / "亲属申报表.xlsx"]
DAY = date(2026, 11, 1)
pd.set_option("display.width", 150, "display.max_columns", 20, "display.max_colwidth", 70)

county = loaders.load(SOURCES)
before = kinship.check(county, as_of=DAY).to_pandas()
print(before.groupby(["severity", "grade"]).size())

# %% [markdown]
# ## 1. The plan
#
# One row for each person and post, under the headings that such lists have. A workbook works the same: give its path.

# %%
plan = [
    {"姓名": "石磊", "拟任单位": "柳溪县财政局", "拟任科室": "国库股", "拟任职务": "科员", "任职时间": "2026.12"},
    {"姓名": "卢建华", "拟任单位": "柳溪县财政局", "拟任科室": "资产股", "拟任职务": "股长", "任职时间": "2026.12"},
]
judged = kinship.whatif(county, appointments=plan)
print(judged.plan[["number", "names", "adds", "removes"]].to_string(index=False))

# %% [markdown]
# ## 2. What it adds, and what it removes
#
# 石磊 would come into the section of his cousin. 卢建华 would leave the bureau in which his daughter's father-in-law heads a
# section.

# %%
for what, table in (("added", judged.added), ("removed", judged.removed)):
    print(what)
    print(table[["severity", "grade", "situation", "name", "relative_name", "by"]].to_string(index=False))

# %% [markdown]
# ## 3. Where else?
#
# The free posts of an organ for one person: every kind of post there, with what would speak against it.

# %%
free = kinship.free_posts(county, person="石磊", organ="柳溪县财政局", as_of=DAY).to_pandas()
print(free.groupby("state").size())
print(free[["section", "title", "state", "reasons_en"]].head(8).to_string(index=False, max_colwidth=70))

# %% [markdown]
# ## 4. Mend the plan, and judge it again
#
# Only what is said to be free is taken. The appointment of 卢建华 stays.

# %%
better = free[(free["state"] == "free") & free["section"].notna() & (free["title"] == "科员")].iloc[0]
mended = [{**plan[0], "拟任科室": better["section"], "拟任职务": better["title"]}, plan[1]]
again = kinship.whatif(county, appointments=mended)
print(better["section"], "| added:", len(again.added), "| removed:", len(again.removed))
assert again.added.empty and len(again.removed)

# %% [markdown]
# ## 5. A marriage
#
# Two members of the staff are to marry. Their families become in-laws of each other too.

# %%
wedding = kinship.whatif(county, marriages=[("钱佳宁", "夏文斌")])
print(wedding.added[["severity", "situation", "name", "word", "relative_name", "organ"]].to_string(index=False))
