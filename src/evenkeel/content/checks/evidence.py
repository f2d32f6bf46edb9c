"""What is claimed says where it comes from, and how sure the reader of the source was."""

from collections.abc import Iterator

from evenkeel.content.checks.walk import Bundle, exercise_file, places
from evenkeel.content.problem import Problem

CLAIMS = tuple(f"C{number}" for number in range(1, 43))
# Graded C from laboratory reflex work that the specification gives no reference for.
GRADED_WITHOUT_SOURCE = ("C28",)


def all_claims_are_there(content: Bundle) -> Iterator[Problem]:
    """The 42 claims, in order."""
    if [claim["id"] for claim in content["claims"]["claims"]] != list(CLAIMS):
        yield Problem("claims.toml", "claims", "C1 to C42, each once and in order")


def claims_have_sources(content: Bundle) -> Iterator[Problem]:
    """A claim without a source is graded D, reasoning only."""
    for claim in content["claims"]["claims"]:
        is_reasoning = claim["grade"] == ["D"] or claim["id"] in GRADED_WITHOUT_SOURCE
        if not claim["sources"] and not is_reasoning:
            yield Problem("claims.toml", f"claims.{claim['id']}.sources", "a source, or grade D")


def marks_are_honest(content: Bundle) -> Iterator[Problem]:
    """Nothing is marked V (read) that rests on a source marked M (from memory)."""
    sources = content["sources"]
    for place in places(content):
        value = place.value
        if place.file in ("sources.toml", "emergency.toml") or not isinstance(value, dict):
            continue
        source = sources.get(value.get("source", ""), {})
        if value.get("mark") == "V" and source.get("mark") == "M":
            expected = f"M, as {value['source']} is marked"
            yield Problem(place.file, f"{place.field}.mark".lstrip("."), expected)


def pages_have_sources(content: Bundle) -> Iterator[Problem]:
    """A lesson or an answer with a source in brackets lists it; an answer always has one."""
    for slug, answer in content["answers"].items():
        if not answer["sources"]:
            yield Problem(f"answers/{slug}/answer.toml", "sources", "at least one source")


def slugs_are_permanent(content: Bundle, published: str) -> Iterator[Problem]:
    """An exercise that was published keeps its slug and its code forever.

    `published` is slugs.txt: a line `AB06 curl-up` for each.
    """
    for line in published.splitlines():
        code, slug = line.split()
        exercise = content["exercises"].get(slug)
        if exercise is None:
            yield Problem("slugs.txt", slug, "a published exercise keeps its folder")
        elif exercise.get("code") != code:
            yield Problem(exercise_file(slug), "code", f"{code}, as published")
    names = {line.split()[1] for line in published.splitlines()}
    for slug in content["exercises"].keys() - names:
        yield Problem("slugs.txt", slug, "a line for the new exercise")
