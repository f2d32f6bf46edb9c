"""The words of an exercise, a lesson and an answer, in each language.

An exercise's sections have fixed headings, the same in both languages and in
one order, so that the player can speak the cues and show the rest by name.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from evenkeel.content.markdown import Block, parse_markdown, plain_text
from evenkeel.content.problem import Problem

LANGUAGES = ("en", "es")

# The key of each section in the bundle, and its heading in each language.
SECTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "feel": {"en": "Feel", "es": "Siente"},
        "start": {"en": "Start", "es": "Posición inicial"},
        "cues": {"en": "Cues", "es": "Indicaciones"},
        "watch_for": {"en": "Watch for", "es": "Vigila"},
        "take_care": {"en": "Take care", "es": "Cuidado"},
        "without_the_kit": {"en": "Without the kit", "es": "Sin el material"},
        "on_a_bed": {"en": "On a bed", "es": "En la cama"},
    }
)
_ALWAYS = ("feel", "start", "cues", "watch_for", "take_care")
_MOST_CUE_WORDS = 12

Words = dict[str, Any]


def exercise_words(
    text: str, *, file: str, language: str, facts: Mapping[str, Any]
) -> tuple[Words, list[Problem]]:
    """Read one exercise's words: name, other names, the feel, the cues and the other sections.

    `facts` is its exercise.toml: it decides whether words for going without
    the kit and for a bed are wanted.
    """
    blocks, problems = parse_markdown(text, file)
    title, opening, sections = _sections(blocks)
    if not title:
        problems.append(Problem(file, "line 1", "a # title"))
    expected = [key for key in SECTIONS if _is_wanted(key, facts)]
    headings = [SECTIONS[key][language] for key in expected]
    if list(sections) != headings:
        problems.append(Problem(file, "sections", " / ".join(headings) + ", in this order"))
    found = {key: sections.get(SECTIONS[key][language], []) for key in expected}
    problems += [
        Problem(file, SECTIONS[key][language], "some words")
        for key, content in found.items()
        if not content and SECTIONS[key][language] in sections
    ]
    feel, trouble = _one_phrase(found["feel"], file, SECTIONS["feel"][language])
    cues, more_trouble = _cues(found["cues"], file, SECTIONS["cues"][language])
    words: Words = {"name": title, "other_names": _plain(opening), "feel": feel, "cues": cues}
    words |= {key: content for key, content in found.items() if key not in ("feel", "cues")}
    return words, problems + trouble + more_trouble


def page_words(text: str, *, file: str) -> tuple[Words, list[Problem]]:
    """Read a lesson's or an answer's words: its title and its blocks."""
    blocks, problems = parse_markdown(text, file)
    first = blocks[0] if blocks else None
    if first is None or first["kind"] != "heading" or first["level"] != 1:
        return {"title": "", "blocks": blocks}, [*problems, Problem(file, "line 1", "a # title")]
    if len(blocks) == 1:
        problems.append(Problem(file, "words", "at least one paragraph"))
    return {"title": plain_text(first["runs"]), "blocks": blocks[1:]}, problems


def _is_wanted(section: str, facts: Mapping[str, Any]) -> bool:
    if section == "without_the_kit":
        return bool(facts.get("kit"))
    if section == "on_a_bed":
        return bool(facts.get("firm_bed"))
    return section in _ALWAYS


def _sections(blocks: list[Block]) -> tuple[str, list[Block], dict[str, list[Block]]]:
    title = ""
    opening: list[Block] = []
    sections: dict[str, list[Block]] = {}
    here = opening
    for block in blocks:
        if block["kind"] == "heading" and block["level"] == 1:
            title = plain_text(block["runs"])
        elif block["kind"] == "heading":
            here = sections.setdefault(plain_text(block["runs"]), [])
        else:
            here.append(block)
    return title, opening, sections


def _plain(blocks: list[Block]) -> str:
    return " ".join(plain_text(block["runs"]) for block in blocks if block["kind"] == "paragraph")


def _one_phrase(blocks: list[Block], file: str, heading: str) -> tuple[str, list[Problem]]:
    if len(blocks) == 1 and blocks[0]["kind"] == "paragraph":
        return _plain(blocks), []
    return _plain(blocks), [Problem(file, heading, "one short phrase")] if blocks else []


def _cues(blocks: list[Block], file: str, heading: str) -> tuple[list[str], list[Problem]]:
    lists = [block for block in blocks if block["kind"] in ("bullets", "numbers")]
    cues = [plain_text(item) for block in lists for item in block["items"]]
    problems = [
        Problem(file, f"{heading} {number}", f"{_MOST_CUE_WORDS} words at most, it is spoken")
        for number, cue in enumerate(cues, start=1)
        if len(cue.split()) > _MOST_CUE_WORDS
    ]
    if blocks and [block["kind"] for block in blocks] != ["numbers"]:
        problems.append(Problem(file, heading, "one numbered list"))
    return cues, problems
