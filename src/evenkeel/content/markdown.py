"""Long words: the little Markdown that a clinician needs, read into plain blocks.

Allowed are a `#` title, `##` sections, paragraphs, one level of `-` or `1.`
lists, `**bold**` and a source in brackets, `[OWE20]`.  Everything else is
refused with its line, so that no app ever has to render HTML it did not write.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict

from evenkeel.content.problem import Problem


class Run(TypedDict):
    """A stretch of text: kind is plain, bold or source (then the text is the source's key)."""

    kind: Literal["plain", "bold", "source"]
    text: str


class TextBlock(TypedDict):
    """A paragraph."""

    kind: Literal["paragraph"]
    runs: list[Run]


class HeadingBlock(TypedDict):
    """A section's heading; level 1 is the title."""

    kind: Literal["heading"]
    level: int
    runs: list[Run]


class ListBlock(TypedDict):
    """Bullets or numbers."""

    kind: Literal["bullets", "numbers"]
    items: list[list[Run]]


Block = HeadingBlock | TextBlock | ListBlock

_ITEM = re.compile(r"(- |\d+\. )(\S.*)")
_RUN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<source>[A-Z][A-Za-z0-9]*)\]")
_REFUSED = (
    (re.compile(r"<[A-Za-z/!]"), "no HTML"),
    (re.compile(r"\]\(|https?://|www\."), "no links; addresses belong to sources.toml"),
    (re.compile(r"^\s*\|"), "no tables"),
    (re.compile(r"^#{3,}"), "only # and ## headings"),
    (re.compile(r"^#{1,2}(?! \S)(?!#)"), "a space and a title after #"),
    (re.compile(r"^\s+(-|\d+\.) "), "no lists inside lists"),
    (re.compile(r"^>|^(---|\*\*\*|___)\s*$|^\* |^\+ "), "only paragraphs, - lists and 1. lists"),
    (re.compile(r"`"), "no code marks"),
)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def parse_markdown(text: str, file: str) -> tuple[list[Block], list[Problem]]:
    """Return the blocks of one file, and every line that is not allowed.

    >>> parse_markdown("## Feel\\n**Soft** belly [OWE20].", "en.md")[0][0]["kind"]
    'heading'
    """
    problems: list[Problem] = []
    blocks: list[Block] = []
    for group in _groups(text):
        problems += [
            Problem(file, f"line {line.number}", reason)
            for line in group
            for pattern, reason in _REFUSED
            if pattern.search(line.text)
        ]
        block, trouble = _block(group)
        blocks.append(block)
        if trouble:
            problems.append(Problem(file, f"line {group[0].number}", trouble))
    return blocks, problems


def plain_text(runs: list[Run]) -> str:
    """Return the words alone, without marks and without sources."""
    words = "".join(run["text"] for run in runs if run["kind"] != "source")
    return re.sub(r"\s+([.,;:])", r"\1", words).strip()


def cited(blocks: list[Block]) -> set[str]:
    """Return the keys of every source named in the blocks."""
    return {run["text"] for run in runs_of(blocks) if run["kind"] == "source"}


def runs_of(blocks: list[Block]) -> Iterator[Run]:
    """Walk every run of text."""
    for block in blocks:
        if block["kind"] == "bullets" or block["kind"] == "numbers":
            for item in block["items"]:
                yield from item
        else:
            yield from block["runs"]


def _groups(text: str) -> Iterator[list[_Line]]:
    """Split into headings, paragraphs and lists; a heading needs no empty line around it."""
    group: list[_Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _Line(number, raw.rstrip())
        starts_item = bool(_ITEM.match(line.text))
        in_list = bool(group) and bool(_ITEM.match(group[0].text))
        continues_item = in_list and line.text.startswith("  ")
        parts = not line.text or line.text.startswith("#") or starts_item != in_list
        if group and parts and not continues_item:
            yield group
            group = []
        if line.text.startswith("#"):
            yield [line]
        elif line.text:
            group.append(line)
    if group:
        yield group


def _block(group: list[_Line]) -> tuple[Block, str]:
    first = group[0].text
    if first.startswith("#"):
        marks, _, title = first.partition(" ")
        runs, trouble = _runs(title)
        return HeadingBlock(kind="heading", level=len(marks), runs=runs), trouble
    if _ITEM.match(first):
        return _list(group)
    runs, trouble = _runs(" ".join(line.text.strip() for line in group))
    return TextBlock(kind="paragraph", runs=runs), trouble


def _list(group: list[_Line]) -> tuple[ListBlock, str]:
    parsed = [_runs(text) for text in _item_texts(group)]
    trouble = next((trouble for _, trouble in parsed if trouble), "")
    marks = {line.text[0] == "-" for line in group if not line.text.startswith(" ")}
    if len(marks) > 1:
        trouble = "one kind of mark in a list"
    items = [runs for runs, _ in parsed]
    if True in marks:
        return ListBlock(kind="bullets", items=items), trouble
    return ListBlock(kind="numbers", items=items), trouble


def _item_texts(group: list[_Line]) -> list[str]:
    texts: list[str] = []
    for line in group:
        item = _ITEM.match(line.text)
        if item:
            texts.append(item[2])
        else:
            texts[-1] += " " + line.text.strip()
    return texts


def _runs(text: str) -> tuple[list[Run], str]:
    runs: list[Run] = []
    end = 0
    for match in _RUN.finditer(text):
        if match.start() > end:
            runs.append(Run(kind="plain", text=text[end : match.start()]))
        if match["bold"]:
            runs.append(Run(kind="bold", text=match["bold"]))
        else:
            runs.append(Run(kind="source", text=match["source"]))
        end = match.end()
    if end < len(text):
        runs.append(Run(kind="plain", text=text[end:]))
    left = "".join(run["text"] for run in runs if run["kind"] == "plain")
    if "**" in left or re.search(r"(?<!\w)[*_]\S", left):
        return runs, "only **bold**, closed on the same line"
    if "[" in left or "]" in left:
        return runs, "a source in brackets is one key, as in [OWE20]"
    return runs, ""
