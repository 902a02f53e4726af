"""The command line: exit statuses, places to write to, sentences for what goes wrong, and nothing left behind."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from kinship.cli import COMMANDS, run
from tests.road_files import DAY, apart, command, county, environment, kinship, ledger, official, save

FORMATS = ("table", "json", "csv", "xlsx", "md", "sarif", "junit")
ID_NUMBER = re.compile(rb"(?<!\d)\d{17}[\dXx](?![\dXx])")


def small() -> Path:
    return county(300, 3, 1)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A county in which nobody is related to anybody."""
    folder = tmp_path / "clean"
    folder.mkdir()
    save(folder / "person.csv", [{"person_id": "a", "name": "甲某"}, {"person_id": "b", "name": "乙某"}])
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_the_status_does_not_depend_on_the_format(form: str, clean: Path, tmp_path: Path) -> None:
    target = tmp_path / "report"
    asked = ["--format", form, "--output", str(target), "--as-of", DAY]
    assert run(["check", str(small()), *asked]) == 1
    assert target.stat().st_size > 0
    assert run(["check", str(clean), *asked]) == 0
    assert run(["check", str(tmp_path / "none"), *asked]) == 2


BEGINNINGS = {
    "a.xlsx": b"PK",
    "a.JSON": b"{",
    "a.html": b"<!DOCTYPE html>",
    "a.xml": b"<?xml",
    "a.txt": "编号".encode(),
    "a": "编号".encode(),
}


@pytest.mark.parametrize(("name", "beginning"), BEGINNINGS.items(), ids=BEGINNINGS)
def test_what_is_written_is_what_the_name_of_the_file_promises(name: str, beginning: bytes, clean: Path, tmp_path: Path) -> None:
    told = {one: tmp_path / f"{one}-{name}" for one in ("as named", "as asked")}
    assert run(["check", str(small()), "--as-of", DAY, "--lang", "zh", "--output", str(told["as named"])]) == 1
    assert told["as named"].read_bytes().startswith(beginning)
    assert run(["check", str(clean), "--output", str(told["as asked"]), "--format", "sarif"]) == 0
    assert json.loads(told["as asked"].read_bytes())["runs"]


@pytest.mark.parametrize(
    ("asked", "name"), [("tenure", "a.html"), ("timeline", "a.md"), ("quality", "a.csv"), ("whatif", "a.sarif")]
)
def test_a_name_that_promises_what_is_not_offered_is_a_sentence(
    asked: str, name: str, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / name
    assert run([asked, str(clean), "--output", str(target)]) == 2
    assert (
        f"{target}: the name of this file asks for {target.suffix[1:]}, which this command does not write"
        in capsys.readouterr().err
    )
    assert not target.exists()


def test_a_list_that_is_not_read_is_named_at_the_end_of_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = "姓名,单位,职务\n甲某,云岫县水利局,局长\n乙某,云岫县水利局,会计\n"
    couples = "姓名,职务,与领导关系\n乙某,会计,妻子\n"
    folder = tmp_path / "county"
    folder.mkdir()
    (folder / "台账.csv").write_text(ledger, encoding="utf-8")
    assert run(["check", str(folder), "--lang", "zh"]) == 0
    assert "没有读进来" not in capsys.readouterr().out
    (folder / "双职工.csv").write_text(couples, encoding="utf-8")
    assert run(["check", str(folder), "--lang", "zh"]) == 0
    assert "有 1 个文件或工作表没有读进来：双职工.csv。" in capsys.readouterr().out
    assert run(["check", str(folder), "--lang", "en"]) == 0
    assert "Files or sheets not read at all: 1, namely 双职工.csv." in capsys.readouterr().out


def test_fail_on_sets_the_severity_that_counts(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    folder.mkdir()
    save(folder / "person.csv", [{"person_id": "a", "name": "甲某"}, {"person_id": "b", "name": "乙某"}])
    save(folder / "organ.csv", [{"organ_id": "o", "name": "某法院", "kind": "court"}])
    posts = [{"person_id": who, "organ_id": "o", "title": "科员", "section": "办公室", "tier": "3"} for who in "ab"]
    save(folder / "post.csv", posts)
    save(folder / "spouse.csv", [{"person_id": "a", "spouse_id": "b"}])
    fail_on = ("violation", "review", "advisory", "never")
    assert [run(["check", str(folder), "--fail-on", severity]) for severity in fail_on] == [0, 1, 1, 0]
    assert run(["check", str(folder)]) == 0


@pytest.mark.parametrize("inside", [False, True], ids=["not its list", "not the files in it"])
@pytest.mark.parametrize("kind", ["canonical", "files"])
def test_a_folder_that_nobody_may_look_into_is_a_sentence(
    inside: bool, kind: str, clean: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = clean if kind == "canonical" else ledger(small())[0].parent
    called = "stat" if inside else "iterdir"
    known = getattr(Path, called)

    def refused(path: Path, **how: bool) -> object:
        if folder in (path.parents if inside else (path,)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return known(path, **how)

    monkeypatch.setattr(Path, called, refused)
    assert run(["check", str(folder), "--as-of", DAY]) == 2
    assert capsys.readouterr().err.startswith(f"kinship: {folder.name}: cannot be opened: Permission denied.")


@pytest.mark.parametrize("option", ["--columns", "--pack", "--decisions", "--output"])
def test_a_file_that_nobody_may_look_at_is_a_sentence(
    option: str, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut, stat = tmp_path / "shut", Path.stat

    def refused(path: Path, **how: bool) -> os.stat_result:
        if shut in path.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refused)
    assert run(["check", str(clean), option, str(shut / "a.xlsx"), "--as-of", DAY]) == 2
    said = capsys.readouterr().err
    assert said.startswith("kinship: ") and "a.xlsx: " in said and "internal error" not in said


@pytest.mark.parametrize("option", ["--finding", "--person", "--family", "--organ"])
def test_what_is_to_be_drawn_is_not_blank(option: str, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.html"
    assert run(["graph", str(clean), option, " ", "--output", str(target)]) == 2
    assert f"{option} is blank" in capsys.readouterr().err and not target.exists()
    assert run(["graph", str(clean), option, "", "--output", str(target)]) == 2 and not target.exists()


def test_links_that_lead_to_themselves(clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop.name)
    assert run(["check", str(official(small())), "--columns", str(loop), "--as-of", DAY]) == 2
    assert "loop.toml: cannot be opened" in capsys.readouterr().err
    assert run(["check", str(clean), "--output", str(loop), "--as-of", DAY]) == 0
    assert loop.read_text(encoding="utf-8")


def test_out_takes_one_file_per_format_and_says_where(tmp_path: Path) -> None:
    done = kinship("check", small(), "--as-of", DAY, "--format", ",".join(FORMATS), "--out", tmp_path / "a" / "b")
    names = sorted(path.name for path in (tmp_path / "a" / "b").iterdir())
    assert done.returncode == 1
    assert names == [f"findings.{ending}" for ending in ("csv", "json", "md", "sarif", "txt", "xlsx", "xml")]
    assert sorted(Path(line).name for line in done.stderr.decode().split()) == names


def test_dash_is_standard_output_and_the_same_bytes_as_a_file(tmp_path: Path) -> None:
    to_pipe = apart("check", small(), "--as-of", DAY, "--format", "json", "--output", "-").stdout
    kinship("check", small(), "--as-of", DAY, "--format", "json", "--output", tmp_path / "a.json")
    assert to_pipe == (tmp_path / "a.json").read_bytes()
    assert json.loads(to_pipe)["summary"]["staff"] == 300


def test_dash_is_standard_input() -> None:
    table = "姓名,性别,工作单位,职务,申报人,与本人关系,亲属姓名\n"
    people = "姓名,性别,工作单位,科室,职务\n甲小某,男,云岫县财政局,办公室,科员\n乙小某,女,云岫县财政局,办公室,科员\n"
    listed = kinship("check", "-", "--format", "json", stdin=people.encode())
    assert (listed.returncode, json.loads(listed.stdout)["summary"]["staff"]) == (0, 2)
    assert kinship("check", "-", stdin=people.encode("gb18030")).returncode == 0
    assert kinship("check", "-", stdin=b"").returncode == 2
    assert kinship("check", "-", stdin=table.encode()).returncode == 2
    terms = kinship("term", "-", "--format", "json", stdin="表哥\n岳父\n".encode())
    assert [term["text"] for term in json.loads(terms.stdout)] == ["表哥", "岳父"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check"],
        ["check", "none.xlsx"],
        ["check", "SMALL", "--format", "pdf"],
        ["check", "SMALL", "--format", "json,csv"],
        ["check", "SMALL", "--format", ""],
        ["check", "SMALL", "--as-of", "2026-02-30"],
        ["check", "SMALL", "--pack", "none"],
        ["check", "SMALL", "--fail-on", "sometimes"],
        ["check", "SMALL", "--engine", "none"],
        ["check", "SMALL", "--columns", "none.toml"],
        ["check", "SMALL", "--nonsense"],
        ["check", "SMALL", "--lang", "fr"],
        ["check", "SMALL", "SMALL"],
        ["kin", "none"],
        ["kin", "SMALL", "--of", "nobody"],
        ["explain", "SMALL"],
        ["explain", "SMALL", "--finding", "none"],
        ["explain", "SMALL", "--pair", "none", "none"],
        ["undeclared", "none"],
        ["undeclared", "SMALL", "--format", "md"],
        ["undeclared", "SMALL", "--fail-on", "violation"],
        ["quality", "none"],
        ["identity", "none"],
        ["identity", "review"],
        ["identity", "review", "none"],
        ["identity", "review", "SMALL", "--limit", "0"],
        ["identity", "review", "SMALL", "--format", "md"],
        ["identity", "review", "SMALL", "--output", "no/such/a.xlsx"],
        *([name, "SMALL", "--decisions", "none.xlsx"] for name in ("check", "kin", "quality")),
        ["explain", "SMALL", "--pair", "a", "b", "--decisions", "none.xlsx"],
        ["convert", "SMALL", "--out", "new", "--decisions", "none.xlsx"],
        ["identity", "review", "SMALL", "--decisions", "none.xlsx"],
        ["quality", "SMALL", "--format", "md"],
        ["term"],
        ["term", "表哥", "--codes", "none"],
        ["convert", "SMALL"],
        ["convert", "SMALL", "--out", "SMALL"],
        ["generate", "--staff", "0", "--out", "new"],
        ["generate", "--staff", "many", "--out", "new"],
        ["generate", "--noise", "4", "--out", "new"],
        ["generate", "--staff", "300", "--out", "SMALL/truth"],
        ["pack", "none"],
        ["pack", "show", "none"],
        ["pack", "test", "none"],
        ["demo", "--staff", "3", "--out", "new"],
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_status_2(arguments: list[str], tmp_path: Path) -> None:
    done = kinship(*(word.replace("SMALL", str(small())) for word in arguments), cwd=tmp_path)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert said.strip() and "Traceback" not in said and "internal error" not in said
    assert not list(tmp_path.iterdir())


def test_run_gives_the_status_without_leaving_the_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["term", "表哥"]) == 0
    assert run(["term"]) == 2
    assert run(["check", "none.xlsx"]) == 2
    assert "none.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(("word", "said"), [("zh", "找不到"), ("en", "no such file")])
def test_lang_holds_for_the_errors_too(word: str, said: str) -> None:
    other = {"zh": "en", "en": "zh"}[word]
    for option in ([f"--lang={word}"], ["--lang", word]):
        assert said in kinship("check", "none.xlsx", *option, lang=other).stderr.decode()
    assert said in kinship("check", "none.xlsx", lang=word).stderr.decode()


def examples(name: str, lang: str) -> list[list[str]]:
    """The command lines that a command's help shows."""
    shown = kinship(*name.split(), "--help", lang=lang).stdout.decode()
    return [line.split()[1:] for line in shown.splitlines() if re.match(r"\s+kinship \w", line)]


@cache
def demo() -> Path:
    """What the example of ``kinship demo`` leaves: those of the other commands work on it."""
    folder = Path(mkdtemp(prefix="kinship-demo-"))
    (words,) = examples("demo", "en")
    done = kinship(*words, cwd=folder)
    assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr.decode()
    return folder / "demo"


@pytest.mark.xdist_group("demo")  # so that it is made once
@pytest.mark.parametrize("name", [*COMMANDS, "identity review", "pack list", "pack show", "pack test"])
def test_the_examples_of_the_help_work_when_pasted(name: str, tmp_path: Path) -> None:
    (tmp_path / "demo").symlink_to(demo())
    shown = {lang: examples(name, lang) for lang in ("zh", "en")}
    assert len(shown["zh"]) == len(shown["en"]) > 0
    if name == "demo":
        assert list(demo().rglob("findings.html"))
        return
    for words in shown["en"]:
        done = kinship(*words, cwd=tmp_path)
        assert done.returncode in (0, 1), (words, done.stderr.decode())
        assert done.stdout or len(list(tmp_path.iterdir())) > 1


def test_version_loads_none_of_the_heavy_libraries() -> None:
    code = """if True:
        import sys
        from kinship.cli import run
        status = run(["--version"])
        heavy = {"duckdb", "pandas", "pyarrow", "networkx", "python_calamine", "xlsxwriter", "rich", "numpy"}
        print(status, sorted(heavy & set(sys.modules)))
    """
    done = subprocess.run([*command()[:1], "-c", code], capture_output=True, text=True, check=True, env=environment())
    assert done.stdout.splitlines()[1] == "0 []"


@pytest.mark.parametrize(
    "words",
    [
        lambda: ["check", *map(str, ledger(small())), "--no-cache", "--as-of", DAY],
        lambda: ["generate", "--staff", "300", "--out", "new"],
        lambda: ["pack", "test", "cn-civil-2020"],
    ],
)
def test_a_command_imports_no_pandas(words: Callable[[], list[str]], tmp_path: Path) -> None:
    code = f"import sys; from kinship.cli import run; print(run({words()!r}), 'pyarrow' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([*command()[:1], "-c", code], capture_output=True, text=True, env=environment(), cwd=tmp_path)
    assert done.stdout.splitlines()[-1] in ("0 True False", "1 True False"), done.stderr


@pytest.mark.parametrize("source", [lambda: [small()], lambda: [*ledger(small())], lambda: [official(small())]])
def test_no_id_number_is_in_any_output(source: Callable[[], list[Path]], tmp_path: Path) -> None:
    files = source()
    outputs = [kinship("check", *files, "--format", ",".join(FORMATS), "--out", tmp_path / "reports", "--as-of", DAY)]
    pair = json.loads((tmp_path / "reports" / "findings.json").read_text(encoding="utf-8"))["findings"][0]["people"]
    ids = [person["person_id"] for person in pair]
    outputs += [
        kinship("explain", *files, "--pair", *ids, "--format", "json", "--as-of", DAY),
        kinship("kin", *files, "--of", ids[0], "--as-of", DAY),
        kinship("quality", *files, "--format", "json", "--as-of", DAY),
        kinship("undeclared", *files, "--format", "json", "--as-of", DAY),
    ]
    assert [run.returncode for run in outputs] == [1, 0, 0, 0, 0]
    assert not [run.args for run in outputs if ID_NUMBER.search(run.stdout + run.stderr)]
    assert not [path.name for path in (tmp_path / "reports").iterdir() if ID_NUMBER.search(plain(path))]


def plain(path: Path) -> bytes:
    """The bytes of a report, those of a workbook unpacked."""
    import zipfile

    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def test_with_ids_writes_them(tmp_path: Path) -> None:
    kinship("convert", small(), "--out", tmp_path / "open", "--with-ids")
    kinship("convert", small(), "--out", tmp_path / "masked")
    assert len(ID_NUMBER.findall((tmp_path / "open" / "person.csv").read_bytes())) > 300
    assert not ID_NUMBER.search((tmp_path / "masked" / "person.csv").read_bytes())


@pytest.mark.parametrize("after", [0.8, 1.6])
def test_interrupting_leaves_no_file_and_no_traceback(after: float, tmp_path: Path) -> None:
    sources = ledger(county(3000, 8, 1))
    asked = command("check", *sources, "--format", "json,xlsx", "--out", tmp_path / "out")
    # A test run in the background of a shell inherits an ignored SIGINT; a user's terminal does not.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment()}
    process = subprocess.Popen(asked, **pipes, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"Interrupted" in said and b"Traceback" not in said
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_reader_that_goes_away_is_no_drama() -> None:
    line = command("kin", county(), "--everyone", "--all-words", "--as-of", DAY)
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout and process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


@pytest.mark.parametrize("asked", [["check", "SMALL"], ["kin", "SMALL"], ["term", "表哥"], ["--help"]])
def test_a_full_disk_is_a_sentence(asked: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*(small() if word == "SMALL" else word for word in asked)),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "kinship: the disk is full, nothing was written. Free some space and try again.\n",
    )


def test_a_place_where_nothing_can_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    for options in (
        ["--output", "no/such/a.json"],
        ["--output", "."],
        ["--out", "file"],
        ["--out", "/proc/none"],
        ["--output", "/dev/full"],
    ):
        done = kinship("check", small(), "--format", "json", *options, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"internal error" not in done.stderr and done.stderr.startswith(b"kinship: ")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"
