"""The pages that are made from the program itself: the commands from ``--help``, the JSON documents from their schemas.

``python -m tests.reference`` writes ``docs/cli.md``, ``docs/cli.zh-CN.md`` and ``docs/json.md`` anew; a test compares them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from kinship.cli.program import cli
from kinship.text import LANGUAGES

DOCS = Path(__file__).parent.parent / "docs"
SCHEMAS = Path(__file__).parent.parent / "kinship" / "schema"
WIDTH = 100
HEAD = {
    "en": """# The commands

[中文](cli.zh-CN.md)

Made from `kinship COMMAND --help` by `python -m tests.reference`. Exit status: 0 clean, 1 findings at or above `--fail-on`, 2 the
program could not do its work. `-` is standard input or output.
""",
    "zh": """# 命令一览

[English](cli.md)

本页由 `python -m tests.reference` 按 `kinship 命令 --help` 生成。退出码：0 没有问题，1 有达到 `--fail-on` 级别的问题，
2 程序无法完成工作。`-` 表示标准输入或标准输出。
""",
}
JSON_HEAD = """# The JSON documents

Made from the schemas in `kinship/schema` by `python -m tests.reference`. Each document says in `schema` which one it is. What is
named here is a promise; other keys may be added. Keys marked * are always there. A key in a list is written `list[].key`;
**things** that occur in several places have a table of their own.
"""


def pages() -> dict[str, str]:
    """Name of the file → its text."""
    told = {f"cli{'.zh-CN' if lang == 'zh' else ''}.md": _asked(lang) for lang in LANGUAGES}
    return {**told, "json.md": json_page()}


def _asked(lang: str) -> str:
    """The page of the commands, from a process of its own: help is worded in the language in which the program starts."""
    code = "from tests.reference import cli_page; import sys; sys.stdout.reconfigure(encoding='utf-8'); print(cli_page(), end='')"
    said = {**os.environ, "KINSHIP_LANG": lang, "COLUMNS": str(WIDTH)}
    done = subprocess.run([sys.executable, "-c", code], cwd=DOCS.parent, env=said, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def cli_page() -> str:
    """All commands with their help, in the language of this process."""
    parts = [HEAD[os.environ["KINSHIP_LANG"]]]
    parts += [f"## {path}\n\n```text\n{text}\n```\n" for path, text in _helps(cli, "kinship", None)]
    return "\n".join(parts)


def _helps(command: click.Command, path: str, above: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=path.split(" ")[-1], parent=above, terminal_width=WIDTH)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from _helps(below, f"{path} {name}", context)


def json_page() -> str:
    """All schemas as tables."""
    schemas = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(SCHEMAS.glob("*.json"))]
    return "\n".join([JSON_HEAD, *(_schema(schema) for schema in schemas)])


def _schema(schema: Mapping[str, Any]) -> str:
    lines = [f"## {schema['title']}", "", *([schema["description"], ""] if "description" in schema else [])]
    lines += _table(schema)
    for name, thing in schema.get("$defs", {}).items():
        rows = _table(thing)
        if rows:
            lines += ["", f"**{name}**", "", *rows]
    return "\n".join(lines) + "\n"


def _table(thing: Mapping[str, Any]) -> list[str]:
    rows = list(_rows(thing, ""))
    return ["| key | what | meaning |", "|---|---|---|", *rows] if rows else []


def _rows(thing: Mapping[str, Any], path: str) -> Iterator[str]:
    for part in (thing, *thing.get("allOf", [])):
        for key, held in part.get("properties", {}).items():
            mark = " *" if key in part.get("required", []) else ""
            yield f"| `{path}{key}`{mark} | {_what(held)} | {_cell(held.get('description', ''))} |"
            yield from _rows(
                held.get("items", {}) if _is(held, "array") else held, f"{path}{key}{'[]' if _is(held, 'array') else ''}."
            )


def _is(thing: Mapping[str, Any], kind: str) -> bool:
    told = thing.get("type")
    return told == kind or (isinstance(told, list) and kind in told)


def _what(thing: Mapping[str, Any]) -> str:
    """What a value is, in a few words."""
    if "$ref" in thing:
        return f"**{thing['$ref'].rpartition('/')[2]}**"
    if "const" in thing:
        return f"`{thing['const']}`"
    if "enum" in thing:
        return ", ".join(f"`{value}`" if value is not None else "null" for value in thing["enum"])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in thing:
            return " or ".join(dict.fromkeys(_what(one) for one in thing[several]))
    if _is(thing, "array"):
        return f"list of {_what(thing.get('items', {}))}"
    told = thing.get("type", "any")
    return told if isinstance(told, str) else " or ".join(told)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Writes the pages."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
