"""The answers that the command line knows before: ``python -m tests.answers`` writes ``kinship/cli/answers/*.txt`` anew.

They are what the program itself says, asked in each language. A test compares them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from kinship.cli import answers, term
from kinship.text import LANGUAGES
from loaders.terms import read_term
from loaders.terms.codes import TABLES, table
from loaders.terms.words import entries

FOLDER = Path(answers.__file__).parent
COUSINS = ("堂", "表", "姑表", "舅表", "姨表")


def texts() -> dict[str, str]:
    """Name of the file → its text."""
    made = {f"help.{lang}.txt": help_page(lang) for lang in LANGUAGES}
    return made | {f"terms.{lang}.txt": table_of_terms(lang) for lang in LANGUAGES}


def help_page(lang: str) -> str:
    """The help of the program in a wide terminal, from a process of its own: click words it once for all."""
    return clicked(["--help"], KINSHIP_LANG=lang, COLUMNS=str(answers.WIDE)).stdout.decode("utf-8")


def clicked(arguments: list[str], **env: str) -> subprocess.CompletedProcess[bytes]:
    """What the program says to a command line that no answer is known to before."""
    code = "from kinship.cli import program; program.main()"
    env = {**os.environ, "PYTHONUTF8": "1", **env}
    return subprocess.run([sys.executable, "-c", code, *arguments], env=env, capture_output=True, check=False)


def table_of_terms(lang: str) -> str:
    """The heading, and for each term the rows that ``kinship term`` shows of it, with tabs between the columns."""
    known = (read_term(text) for text in everyday())
    rows = [term.heading(lang), *(row for one in known if one.readings for row in term.rows(one, lang))]
    return "".join("\t".join(row) + "\n" for row in rows)


def everyday() -> list[str]:
    """The words of the vocabulary, the labels of the code tables and the cousins, in the order of their characters."""
    words = {entry.form for entry in entries()}
    labels = {label for name in TABLES for label in table(name).values()}
    siblings = {entry.form for entry in entries() if entry.path.word == "PC" and entry.register == "standard"}
    cousins = {prefix + form for prefix in COUSINS for form in siblings}
    return sorted(text for text in words | labels | cousins if text.isalpha())


def main() -> None:
    """Writes the files."""
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{FOLDER.name}/{name}: {len(text.splitlines())} lines")


if __name__ == "__main__":
    main()
