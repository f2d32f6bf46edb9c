"""Read JSON that a person names, and refuse what is wrong in one line: file, field, expected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from evenkeel.cli.bad_input import BadInput
from evenkeel.program.fields import Fields, InvalidField, table

Value = TypeVar("Value")


def read_object(path: Path) -> Fields:
    """Return the one JSON object of a file."""
    return _object(_text(path), str(path))


def read_lines(path: Path) -> list[Fields]:
    """Return the JSON objects of a file with one a line; empty lines are passed over."""
    lines = enumerate(_text(path).splitlines(), start=1)
    return [_object(line, f"{path}: line {number}") for number, line in lines if line.strip()]


def parsed(path: Path, parse: Callable[[], Value], *, inside: str = "") -> Value:
    """Return what `parse` makes of a file's fields; an invalid one is named with the file."""
    try:
        return parse()
    except InvalidField as wrong:
        raise BadInput(f"{path}: {inside}{wrong}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{path}: expected UTF-8 text") from None


def _object(text: str, where: str) -> Fields:
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as wrong:
        raise BadInput(f"{where}: expected JSON ({wrong})") from None
    try:
        return table(value, "the file")
    except InvalidField:
        raise BadInput(f"{where}: expected a JSON object") from None


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number")
