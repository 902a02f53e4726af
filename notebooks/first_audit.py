# %% [markdown]
# # A first audit
#
# From two Excel files to findings that can be defended, with a DataFrame at every step. The cells are marked by `# %%`: open this
# file in VS Code, PyCharm or Jupyter (with jupytext), or run it as it is: `python notebooks/first_audit.py`.
#
# The county is a made-up village: 57 members of staff in four organs. Put your own files in its place.

# %%
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd

import kinship
import loaders
from kinship.explain import explain_finding
from kinship.quality import quality
from kinship.relate import Question
from kinship.relatives import write_pairs
from kinship.report.explained import explained_text
from kinship.rules import DEFAULT_PACKS

VILLAGE = Path(__file__).resolve().parent.parent / "tests" / "village"
SOURCES = [VILLAGE / "人员台账.xlsx", VILLAGE / "亲属申报表.xlsx"]
DAY = date(2026, 11, 1)

# %% [markdown]
# ## 1. Read
#
# A county is five tables, whatever the files look like: people, organs, posts, parents, spouses.

# %%
county = loaders.load(SOURCES)
posts = county.post.to_pandas()
print(posts[["title", "section", "tier", "chief", "functions"]].head())

# %% [markdown]
# People without a name stand for those whom nobody wrote down, such as the parents between two cousins.

# %%
people = county.person.to_pandas()
print(people["staff"].eq("true").sum(), "staff,", len(people), "people in all,", people["name"].isna().sum(), "of them unnamed")

# %% [markdown]
# ## 2. Trust the input, or mend it
#
# Every row went somewhere, and every doubt is written down. Look here before you look at a finding.

# %%
report = quality(county, DEFAULT_PACKS, DAY)
print(pd.DataFrame(report["files"]).to_string(index=False))

problems = pd.DataFrame(report["problems"])
for text in problems.loc[problems["level"] != "note", "text_en"]:
    print("-", text)

# %% [markdown]
# ## 3. Who is related to whom
#
# Words are read outward: `P` a parent, `C` a child, `S` a spouse. `PPC` is a parent's parent's child: an uncle or aunt.

# %%
file = BytesIO()
write_pairs(county, Question(DAY), file)
pairs = pd.read_csv(BytesIO(file.getvalue()))
print(pairs.groupby(["class", "word"]).size())

# %% [markdown]
# ## 4. Relatives in posts that the law does not let relatives hold

# %%
findings = kinship.check(county, as_of=DAY)
table = findings.to_pandas()
print(pd.crosstab(table["severity"], table["grade"]))
print(table[["severity", "grade", "situation", "name", "word", "relative_name"]].to_string(index=False))

# %% [markdown]
# ## 5. By which people
#
# The chain of one finding: two section heads whose children are married. Neither named the other.

# %%
in_laws = table[table["word"] == "CSP"].iloc[0]
chains = findings.chains()
print(chains.loc[chains["id"] == in_laws["id"], ["at", "step", "name", "grade", "source"]].to_string(index=False))

# %% [markdown]
# ## 6. Why, in words
#
# Everything that an official needs to check it by hand: the chain, the rows, the text of the law, who would move.

# %%
explained = explain_finding(county, DEFAULT_PACKS, DAY, in_laws["id"])
print(explained_text(explained, "en"))

# %% [markdown]
# ## 7. Whom to ask
#
# Findings that rest on a name alone or on one side's word: ask the other side before anybody is written to.

# %%
to_ask = table[table["grade"] != "confirmed"].sort_values(["severity", "grade"])
print(to_ask[["name", "relative_name", "grade", "sentence_en"]].to_string(index=False, max_colwidth=60))
