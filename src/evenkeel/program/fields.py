"""Read values out of parsed JSON or TOML, and say plainly what was expected.

Parsing happens at the edge of the rules: everything past it is a frozen value.
An error names the field by its path, so that one line tells a person what to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

Fields = Mapping[str, object]
Value = TypeVar("Value")


@dataclass(frozen=True)
class InvalidField(ValueError):
    """A field that cannot be read: where it is, and what was expected there."""

    field: str
    expected: str

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}"


def table(value: object, field: str) -> Fields:
    """Return `value` as a table, or raise InvalidField."""
    if not isinstance(value, Mapping):
        raise InvalidField(field, "a table of fields")
    return value


def known(fields: Fields, names: Collection[str], field: str) -> None:
    """Raise InvalidField for the first key that is not one of `names`."""
    for name in fields:
        if name not in names:
            raise InvalidField(f"{field}{name}", "no such field; known are " + ", ".join(names))


def number(
    fields: Fields, name: str, *, least: float, most: float, prefix: str = "", whole: bool = False
) -> float:
    """Return a number between `least` and `most`, both allowed; a boolean is not a number."""
    value = fields.get(name)
    kind = "a whole number" if whole else "a number"
    expected = f"{kind} from {least:g} to {most:g}"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidField(prefix + name, expected)
    if not least <= value <= most or (whole and value != int(value)):
        raise InvalidField(prefix + name, expected)
    return value


def truth(fields: Fields, name: str, *, prefix: str = "") -> bool:
    """Return true or false; an absent field is false."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise InvalidField(prefix + name, "true or false")
    return value


def one_of(fields: Fields, name: str, choices: Iterable[str], *, prefix: str = "") -> str:
    """Return one of `choices`."""
    value = fields.get(name)
    choices = tuple(choices)
    if not isinstance(value, str) or value not in choices:
        raise InvalidField(prefix + name, "one of " + ", ".join(choices))
    return value


def frozen(value: object) -> object:
    """Return parsed data as it may stand in a value: tuples for lists, read-only tables."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    return value


def fill(make: Callable[..., Value], fields: Fields, *, at: str) -> Value:
    """Call `make` with every field of a trusted table of the content, frozen.

    The content room has checked types and ranges; a field too few or too many
    is still an error here, so that rules and content cannot drift apart.
    """
    try:
        return make(**{name: frozen(value) for name, value in fields.items()})
    except TypeError as error:
        raise InvalidField(at, f"other fields ({error})") from None
