"""Walking the bundle: every place in it, with the file and the field a writer would look for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evenkeel.content.tree import COLLECTIONS, INSTRUMENTS, TABLES

Bundle = Mapping[str, Any]
MADE_HERE = ("slug", "words", "figures")


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a content file."""

    file: str
    field: str
    value: Any

    @property
    def key(self) -> str:
        """Return the last name of the field."""
        return self.field.rsplit(".", 1)[-1]

    def step(self, name: object, value: Any) -> "Place":
        """Go one level down; an item with an id or a name is called by it."""
        own = value.get("id", value.get("name")) if isinstance(value, dict) else None
        called = own if isinstance(own, str) and isinstance(name, int) else str(name)
        return Place(self.file, f"{self.field}.{called}".lstrip("."), value)


def tables(content: Bundle) -> Iterator[Place]:
    """Every TOML file as it stands in the bundle; motion files are left to the body."""
    for name in TABLES:
        yield Place(f"{name}.toml", "", content[name])
    for name, table in content["instruments"].items():
        yield Place(f"{INSTRUMENTS}/{name}.toml", "", table)
    for collection, files in COLLECTIONS.items():
        for slug, entry in content[collection].items():
            facts = {key: value for key, value in entry.items() if key not in MADE_HERE}
            yield Place(f"{collection}/{slug}/{files[0]}", "", facts)


def places(content: Bundle) -> Iterator[Place]:
    """Every value of every TOML file, containers before what they hold."""
    for table in tables(content):
        yield from _inside(table)


def texts(content: Bundle) -> Iterator[tuple[str, Place]]:
    """Every sentence a person may read, with its language, from TOML and from Markdown."""
    for place in places(content):
        value = place.value
        if isinstance(value, dict) and set(value) == {"en", "es"}:
            for language, words in value.items():
                yield language, place.step(language, words)
    for language, page in pages(content):
        for place in _inside(page):
            if isinstance(place.value, str) and place.key != "kind":
                yield language, place


def pages(content: Bundle) -> Iterator[tuple[str, Place]]:
    """Every Markdown file's words, with their language."""
    for collection in COLLECTIONS:
        for slug, entry in content[collection].items():
            for language, words in entry["words"].items():
                yield language, Place(f"{collection}/{slug}/{language}.md", "", words)


def exercise_file(slug: str) -> str:
    """Return where an exercise's facts are."""
    return f"exercises/{slug}/exercise.toml"


def codes(content: Bundle) -> dict[str, str]:
    """Return the slug of every clinical code."""
    return {exercise.get("code", ""): slug for slug, exercise in content["exercises"].items()}


def _inside(place: Place) -> Iterator[Place]:
    yield place
    value = place.value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _inside(place.step(name, inner))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _inside(place.step(index, inner))
