"""How it is said: words that frighten are not used, and both languages say the same."""

import re
from collections.abc import Iterator
from typing import Any

from evenkeel.content.checks.walk import Bundle, exercise_file, texts
from evenkeel.content.markdown import Block
from evenkeel.content.problem import Problem
from evenkeel.content.tree import COLLECTIONS
from evenkeel.content.words import LANGUAGES

# Words that raise alarm about a back [DAR13, STE18], and their equivalents.
FRIGHTENING = {
    "en": r"worn[- ]out|damaged|crumbl\w+|slipped|unstable|weak back|dangerous|wear and tear",
    "es": r"desgast\w+|dañad[oa]s?|desmoron\w+|deslizad[oa]s?|inestables?|espalda débil"
    r"|peligros[oa]s?",
}
# Said only to deny it.
DENIALS = {
    "en": ("rarely dangerous", "usually not dangerous", "not dangerous"),
    "es": ("rara vez peligroso", "no suele ser peligroso", "no es peligroso"),
}
_HTML = re.compile(r"<[A-Za-z/!][^>]*>|&[a-z]+;")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def nothing_frightens(content: Bundle) -> Iterator[Problem]:
    """None of the words of the tone list, except where a sentence denies them."""
    for language, place in texts(content):
        words = str(place.value).lower()
        for denial in DENIALS[language]:
            words = words.replace(denial, "")
        for found in re.finditer(rf"\b(?:{FRIGHTENING[language]})\b", words):
            yield Problem(place.file, place.field, f"a calmer word than {found[0]!r}")


def no_html(content: Bundle) -> Iterator[Problem]:
    """Text is text: no tags and no entities, in TOML either."""
    for _, place in texts(content):
        if _HTML.search(str(place.value)):
            yield Problem(place.file, place.field, "no HTML")


def languages_match(content: Bundle) -> Iterator[Problem]:
    """A page has the same blocks, in the same order and as many items, in each language."""
    for collection in COLLECTIONS:
        for slug, entry in content[collection].items():
            shapes = {language: _shape(entry["words"].get(language, {})) for language in LANGUAGES}
            first, second = LANGUAGES
            for key in shapes[first]:
                if shapes[first][key] != shapes[second].get(key):
                    file = f"{collection}/{slug}/{second}.md"
                    expected = f"as in {first}.md: {shapes[first][key]}"
                    yield Problem(file, key, expected)


def titles_match(content: Bundle) -> Iterator[Problem]:
    """A lesson is called the same on its card and at the top of its page."""
    for slug, lesson in content["lessons"].items():
        for language in LANGUAGES:
            title = lesson["words"].get(language, {}).get("title")
            if title is not None and title != lesson["title"].get(language):
                yield Problem(f"lessons/{slug}/{language}.md", "line 1", "the title of lesson.toml")


def placeholders_match(content: Bundle) -> Iterator[Problem]:
    """A sentence with a blank to fill has the same blanks in each language."""
    for code, sentence in content["reasons"].items():
        blanks = {language: set(_PLACEHOLDER.findall(sentence[language])) for language in LANGUAGES}
        if len({frozenset(found) for found in blanks.values()}) > 1:
            yield Problem("reasons.toml", code, "the same {placeholders} in each language")


def names_are_different(content: Bundle) -> Iterator[Problem]:
    """No two exercises have the same name in a language."""
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for slug, exercise in content["exercises"].items():
            name = exercise["words"].get(language, {}).get("name", slug)
            if name in seen:
                expected = f"a name of its own; {seen[name]} is called the same"
                yield Problem(exercise_file(slug), f"name in {language}", expected)
            seen[name] = slug


def _shape(words: dict[str, Any]) -> dict[str, list[str]]:
    """Return what each part of the words is made of: `paragraph`, `bullets 3`, `5 cues`."""
    shape = {}
    for key, value in words.items():
        if key == "cues":
            shape[key] = [f"{len(value)} cues"]
        elif isinstance(value, list):
            shape[key] = [_kind(block) for block in value]
    return shape


def _kind(block: Block) -> str:
    if block["kind"] == "bullets" or block["kind"] == "numbers":
        return f"{block['kind']} {len(block['items'])}"
    return block["kind"]
