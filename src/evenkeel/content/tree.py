"""Every file of `content/`, read once: TOML tables and Markdown texts by their path."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evenkeel.content.problem import Problem
from evenkeel.content.words import LANGUAGES

Table = dict[str, Any]

# The single tables, by their key in the bundle.
TABLES = (
    "program",
    "profile",
    "screening",
    "symptoms",
    "self_check",
    "spasm",
    "brace",
    "outcomes",
    "excluded",
    "claims",
    "sources",
    "emergency",
    "reasons",
    "vocabulary",
)
# A folder of folders, each with these files besides its words.
COLLECTIONS = {
    "exercises": ("exercise.toml", "motion.toml"),
    "lessons": ("lesson.toml",),
    "answers": ("answer.toml",),
}
INSTRUMENTS = "instruments"


@dataclass(frozen=True, slots=True)
class Tree:
    """The files as read.  Keys are paths relative to `content/`, with forward slashes."""

    root: Path
    tables: dict[str, Table]
    texts: dict[str, str]
    problems: tuple[Problem, ...]

    def table(self, name: str) -> Table:
        """Return a single table by its name in TABLES; empty when the file is missing."""
        return self.tables.get(f"{name}.toml", {})

    def collection(self, name: str) -> dict[str, Table]:
        """Return the first table of every folder of a collection, by slug."""
        facts = COLLECTIONS[name][0]
        return {slug: self.tables.get(f"{name}/{slug}/{facts}", {}) for slug in self.slugs(name)}

    def motion(self, slug: str) -> Table:
        """Return the key poses of one exercise."""
        return self.tables.get(f"exercises/{slug}/motion.toml", {})

    def instruments(self) -> dict[str, Table]:
        """Return the questionnaires by id."""
        folder = f"{INSTRUMENTS}/"
        return {
            path.removeprefix(folder).removesuffix(".toml"): table
            for path, table in self.tables.items()
            if path.startswith(folder)
        }

    def slugs(self, collection: str) -> list[str]:
        """Return the folder names of a collection, sorted."""
        paths = [*self.tables, *self.texts]
        return sorted({path.split("/")[1] for path in paths if path.startswith(f"{collection}/")})


def read_tree(root: Path) -> Tree:
    """Read all of `content/`.  What cannot be read, or is not there, is a problem, not a crash."""
    tables: dict[str, Table] = {}
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _wanted_files(root):
        name = path.relative_to(root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".toml":
                tables[name] = tomllib.loads(text)
            else:
                texts[name] = text
        except FileNotFoundError:
            problems.append(Problem(name, "file", "this file"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as mistake:
            problems.append(Problem(name, "file", f"readable TOML or UTF-8 text: {mistake}"))
    return Tree(root, tables, texts, tuple(problems))


def _wanted_files(root: Path) -> Iterator[Path]:
    for name in TABLES:
        yield root / f"{name}.toml"
    yield from sorted((root / INSTRUMENTS).glob("*.toml"))
    words = [f"{language}.md" for language in LANGUAGES]
    for collection, facts in COLLECTIONS.items():
        for folder in sorted(path for path in (root / collection).glob("*") if path.is_dir()):
            for name in (*facts, *words):
                yield folder / name
