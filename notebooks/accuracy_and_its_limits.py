# %% [markdown]
# # Accuracy, and its limits
#
# How often is the program right? On real forms nobody knows the truth. So a county is made up with a known truth, its people
# fill in forms with the usual faults, and what the program says is laid beside the truth, by grade. Figures of large
# counties, and how the faults are made: `docs/accuracy.md`.

# %%
import tempfile
from io import BytesIO
from pathlib import Path

import pandas as pd

import kinship
import loaders
from kinship.generate import AS_OF, generate
from kinship.relate import Question
from kinship.relatives import write_pairs

STAFF, SEED = 600, 7
FOLDER = Path(tempfile.mkdtemp())
pd.set_option("display.width", 150, "display.max_columns", 20)

# %% [markdown]
# ## 1. A county whose truth is known
#
# Noise 2: most ID numbers blank, births without a day or a month, spoken terms, slips of the pen, relatives left out, one in
# twenty without a form.

# %%
made = FOLDER / "noise-2"
generate(STAFF, SEED, 2, made)
truth = pd.read_csv(made / "truth" / "kin.csv", dtype=str)
lines = pd.read_csv(made / "truth" / "declarations.csv", dtype=str)
print(len(truth), "related pairs among the staff;", len(lines), "declared lines")
print(lines["noise"].str.split(";").explode().value_counts().head(12))

# %% [markdown]
# ## 2. What the program makes of the forms
#
# It reads the two workbooks and nothing else. People of the staff are told by their ID numbers, which the ledger has.


# %%
def related(folder: Path) -> pd.DataFrame:
    """The pairs that the program finds in the workbooks of a county, under the ids of the truth."""
    county = loaders.load([folder / "ledger" / "人员台账.xlsx", folder / "ledger" / "亲属申报表.xlsx"])
    file = BytesIO()
    write_pairs(county, Question(AS_OF), file)
    pairs = pd.read_csv(BytesIO(file.getvalue()), dtype=str)
    true_id = pd.read_csv(folder / "person.csv", dtype=str).dropna(subset=["id_number"]).set_index("id_number")["person_id"]
    here = county.person.to_pandas().set_index("person_id")["id_number"].map(true_id)
    return pairs.assign(one=pairs["person_id"].map(here), other=pairs["relative_id"].map(here))


found = related(made)
print(found["grade"].value_counts())

# %% [markdown]
# ## 3. Right or wrong, by grade
#
# *Confirmed* means that both sides say so or a number proves it; *probable* that one side says so; *possible* is a question
# to ask.


# %%
def pair_of(table: pd.DataFrame, one: str, other: str) -> pd.Series:
    """The two ids of each row in one fixed order."""
    return table[[one, other]].apply(lambda row: tuple(sorted(row)), axis=1)


true_pairs = set(pair_of(truth, "person_id", "relative_id"))
found["right"] = pair_of(found, "one", "other").isin(true_pairs)
table = found.groupby("grade")["right"].agg(["sum", "size", "mean"])
print(table.rename(columns={"sum": "right", "size": "found", "mean": "precision"}))
assert found.loc[found["grade"] == "confirmed", "right"].all()

# %% [markdown]
# ## 4. What it does not find
#
# Who is on no form cannot be found: those pairs are the limit of any program, and the reason to collect the missing forms
# first.

# %%
seen = set(pair_of(found, "one", "other"))
missed = truth[~pair_of(truth, "person_id", "relative_id").isin(seen)]
print(f"missed: {len(missed)} of {len(truth)} pairs ({len(missed) / len(truth):.1%})")
print(missed.groupby("word").size().sort_values(ascending=False).head(8))

# %% [markdown]
# ## 5. The findings
#
# A county has few findings, so one wrong one weighs much. Pairs are the steadier figure.

# %%
answer = kinship.check(made / "ledger" / "人员台账.xlsx", made / "ledger" / "亲属申报表.xlsx", as_of=AS_OF).to_pandas()
print(pd.crosstab(answer["severity"], answer["grade"]))
print("true findings to report:", len(pd.read_csv(made / "truth" / "findings.csv")))

# %% [markdown]
# ## 6. Worse forms
#
# The same families, with forms filled in better and worse. Where forms get worse, certainty goes first: pairs move from
# *confirmed* to *probable* and *possible*. They should not become wrong.

# %%
rows = []
for noise in (1, 3):
    folder = FOLDER / f"noise-{noise}"
    generate(STAFF, SEED, noise, folder)
    pairs = related(folder)
    right = pair_of(pairs, "one", "other").isin(true_pairs)
    shares = pairs["grade"].value_counts(normalize=True).round(3)
    rows.append({"noise": noise, "precision": right.mean().round(4), "found": right.sum() / len(true_pairs), **shares})
print(pd.DataFrame(rows).to_string(index=False))

# %% [markdown]
# ## 7. What this does not prove
#
# The people are made up. Real forms fail in ways that nobody thought of, and real people leave relatives out on purpose.
# *Confirmed* is no proof in law: compare the registers, and hear the people. See `docs/limits.md`.
