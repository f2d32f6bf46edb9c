"""The shape of every TOML file, proved against `content/schema/` (JSON Schema 2020-12)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from evenkeel.content.problem import Problem
from evenkeel.content.tree import INSTRUMENTS, Table, Tree

SUFFIX = ".schema.json"


class Schemas:
    """All schemas of one content folder, ready to check tables against."""

    def __init__(self, folder: Path) -> None:
        """Read every `*.schema.json` of the folder."""
        found = {
            path.name.removesuffix(SUFFIX): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob(f"*{SUFFIX}"))
        }
        registry: Registry[Any] = Registry().with_resources(
            (schema["$id"], Resource.from_contents(schema)) for schema in found.values()
        )
        for schema in found.values():
            Draft202012Validator.check_schema(schema)
        self._validators = {
            name: Draft202012Validator(schema, registry=registry) for name, schema in found.items()
        }

    @property
    def names(self) -> list[str]:
        """Return what there are schemas for: `exercise`, `screening` and so on."""
        return sorted(self._validators)

    def problems(self, table: Table, *, schema: str, file: str) -> Iterator[Problem]:
        """Find everything in one table that its schema does not allow."""
        for error in self._validators[schema].iter_errors(table):
            yield Problem(file, _path(table, error), _expectation(error))


def schema_problems(tree: Tree) -> Iterator[Problem]:
    """Check every TOML file of the tree."""
    schemas = Schemas(tree.root / "schema")
    for file, table in tree.tables.items():
        yield from schemas.problems(table, schema=schema_of(file), file=file)


def schema_of(file: str) -> str:
    """Return the schema's name for a file: its own for a single table, its kind in a folder.

    >>> schema_of("exercises/curl-up/motion.toml"), schema_of("screening.toml")
    ('motion', 'screening')
    """
    folder = file.split("/")[0]
    if folder == INSTRUMENTS:
        return "instrument"
    name = file.rsplit("/", 1)[-1].removesuffix(".toml")
    return name


def _path(table: Table, error: ValidationError) -> str:
    """Name the place, with an item's own id or name where it has one: `questions.E1.ask`."""
    here: Any = table
    steps: list[str] = []
    for step in error.absolute_path:
        here = here[step]
        named = here.get("id", here.get("name")) if isinstance(here, dict) else None
        is_item = isinstance(step, int)
        steps.append(named if is_item and isinstance(named, str) else str(step))
    return ".".join(steps) or "file"


def _expectation(error: ValidationError) -> str:
    if error.validator in ("anyOf", "oneOf"):
        choices: Any = error.validator_value
        keys = [key for choice in choices for key in choice.get("required", [])]
        return "one of " + ", ".join(keys)
    return error.message
