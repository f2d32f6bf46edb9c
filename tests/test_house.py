"""House rules that are facts: names, docstrings, documents, and what must stay on one machine."""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from evenkeel.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "evenkeel"
MODULES = sorted(PACKAGE.rglob("*.py"))
RULES = sorted((PACKAGE / "program").glob("**/*.py"))

MADE = {"node_modules", "dist", "build", "site", "site.new", "__pycache__"}
HIDDEN_BUT_OURS = {".ci", ".github"}
TEXT = {
    ".cfg", ".css", ".html", ".js", ".json", ".md", ".mjs", ".py", ".svelte", ".svg", ".toml",
    ".ts", ".txt", ".webmanifest", ".yml", "",
}  # fmt: skip

BANNED_NAMES = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "core", "manager", "managers",
    "service", "services", "handler", "handlers", "processor", "types",
}  # fmt: skip

# A folder of whoever made the change, or the host a package once came from.
LEAKS = re.compile(
    r"(?<![\w.])/(work|root|home/\w+|tmp/bash_jobs)/"
    r"|registry\.npmjs|pypi\.org|files\.pythonhosted|deb\.debian"
)
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b|Not" r"ImplementedError")

# What would make a rule answer differently for the same diary.
CLOCKS_AND_DOORS = {
    "io", "locale", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo",
}  # fmt: skip


def text_files() -> Iterator[tuple[str, str]]:
    """Every text file that a checkout has: its name from the root, and its text."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in MADE and (name[0] != "." or name in HIDDEN_BUT_OURS)
        ]
        for path in (Path(folder, name) for name in names):
            if path.suffix in TEXT:
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def test_no_file_is_named_for_a_role_instead_of_a_subject():
    code = (".py", ".ts", ".svelte")
    names = [Path(name) for name, _ in text_files() if name.endswith(code)]
    roles = [str(name) for name in names if name.stem.lower() in BANNED_NAMES]
    assert roles == []


def test_no_path_of_a_machine_and_no_package_host_is_told():
    leaks = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if LEAKS.search(line)
    ]
    assert leaks == []


def test_nothing_is_left_for_later():
    source = (".py", ".ts", ".svelte", ".toml")
    marks = [
        name for name, text in text_files() if name.endswith(source) if UNFINISHED.search(text)
    ]
    assert marks == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_everything_public_says_what_it_is(module):
    tree = ast.parse(module.read_text("utf-8"))
    defined = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    public = [node for node in tree.body if isinstance(node, defined) and node.name[0] != "_"]
    silent = [node.name for node in public if not ast.get_docstring(node)]
    if tree.body and not ast.get_docstring(tree):
        silent.append("the module")
    assert silent == []


def test_the_package_itself_is_empty_because_it_travels_to_the_device():
    assert (PACKAGE / "__init__.py").read_bytes() == b""


@pytest.mark.parametrize("module", RULES, ids=lambda path: path.name)
def test_the_rules_are_standard_library_python_without_a_clock_or_a_door(module):
    tree = ast.parse(module.read_text("utf-8"))
    allowed = set(sys.stdlib_module_names) - CLOCKS_AND_DOORS
    wrong = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                wrong += [one.name for one in names if one.name.split(".")[0] not in allowed]
            case ast.ImportFrom(module=str(name), level=0):
                own = name == "evenkeel.program" or name.startswith("evenkeel.program.")
                wrong += [] if own or name.split(".")[0] in allowed else [name]
            case ast.ImportFrom():
                wrong.append("a relative import")
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr=attr):
                wrong += [attr] if attr in {"now", "today", "utcnow"} else []
            case ast.Call(func=ast.Name(id="open" | "print" | "input" as name)):
                wrong.append(name)
    assert wrong == []


def test_the_readme_gives_both_commands_and_their_lines_without_make():
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in (
        "make run",
        "make test",
        "python3 -m venv .venv",
        ".venv/bin/pip install -e '.[server,build]'",
        ".venv/bin/evenkeel up",
        ".venv/bin/pip install -e '.[server,build,test]'",
        ".venv/bin/python -m pytest",
    ):
        assert f"\n{line}\n" in readme


def test_the_readme_says_what_evenkeel_is_not():
    readme = (ROOT / "README.md").read_text("utf-8")
    for claim in ("not a diagnosis", "not a medical device", "not promise a cure"):
        assert claim in readme


def test_links_between_the_documents_lead_somewhere():
    broken = [
        f"{name}: {target}"
        for name, text in text_files()
        if name.endswith(".md") and not name.startswith("content/")
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_every_command_and_setting_is_in_the_documents():
    documents = (ROOT / "docs" / "commands.md").read_text("utf-8")
    settings = {
        setting
        for name, text in text_files()
        if not name.startswith(("docs/", "tests/test_house"))
        for setting in re.findall(r"\bEVENKEEL_[A-Z]+\b", text)
    }
    missing = [name for name in COMMANDS if f"## evenkeel {name}" not in documents]
    missing += [setting for setting in sorted(settings) if f"`{setting}`" not in documents]
    assert missing == []


def test_every_release_opens_with_its_changes_to_advice():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    releases = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    openings = [re.findall(r"^### (.+)$", release, flags=re.MULTILINE)[0] for release in releases]
    assert set(openings) == {"Changes to advice"}
