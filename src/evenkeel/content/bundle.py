"""One dictionary with all that the rules and the app read; the same content, the same bytes.

TOML tables are passed through with their keys unchanged.  What is added:
`release`; for each exercise, lesson and answer its `slug` and `words` (by
language); for each exercise its drawn `figures` and `props`.

Words of an exercise: `name`, `other_names`, `feel` (strings), `cues` (strings,
each spoken alone), and as blocks `start`, `watch_for`, `take_care` and, where
they apply, `without_the_kit` and `on_a_bed`.  Words of a lesson or an answer:
`title` and `blocks`.  A block is {kind: paragraph, runs}, {kind: heading,
level, runs} or {kind: bullets | numbers, items: [runs]}; a run is {kind: plain
| bold | source, text}.
"""

import hashlib
import json
from typing import Any

from evenkeel.content.figures import figures
from evenkeel.content.problem import ContentError, Problem
from evenkeel.content.tree import COLLECTIONS, TABLES, Tree
from evenkeel.content.words import LANGUAGES, Words, exercise_words, page_words

SCHEMA = 1

Bundle = dict[str, Any]


def bundle(tree: Tree, *, version: str) -> Bundle:
    """Make the bundle; raises ContentError when something in it could not be read."""
    content, problems = assemble(tree)
    if problems:
        raise ContentError(problems)
    return content | {"release": release(tree, version=version)}


def rules_bundle(tree: Tree, *, version: str) -> Bundle:
    """Make the part of the bundle that the rules and their sentences need, without drawings.

    It has the release of the whole bundle and is made in a moment, for the command line.
    """
    if tree.problems:
        raise ContentError(list(tree.problems))
    content: Bundle = {name: tree.table(name) for name in TABLES}
    content |= {collection: tree.collection(collection) for collection in COLLECTIONS}
    return content | {"release": release(tree, version=version)}


def release(tree: Tree, *, version: str) -> str:
    """Return the version and a digest of everything a clinician wrote; comments do not count."""
    written = {"schema": SCHEMA, "tables": tree.tables, "texts": tree.texts}
    return f"{version}+{hashlib.sha256(serialized(written)).hexdigest()[:12]}"


def assemble(tree: Tree) -> tuple[Bundle, list[Problem]]:
    """Put together all but the release, and list what could not be read on the way."""
    problems = list(tree.problems)
    content: Bundle = {"schema": SCHEMA, "instruments": tree.instruments()}
    content |= {name: tree.table(name) for name in TABLES}
    for collection in COLLECTIONS:
        content[collection] = {}
        for slug, facts in tree.collection(collection).items():
            words, trouble = _words(tree, collection, slug)
            problems += trouble
            content[collection][slug] = {**facts, "slug": slug, "words": words}
    for slug, exercise in content["exercises"].items():
        drawn, trouble = figures(tree, slug)
        problems += trouble
        exercise |= drawn
    return content, problems


def serialized(content: Bundle) -> bytes:
    """Return the bundle's bytes: sorted keys, UTF-8, no spaces to argue about."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode()


def _digest(content: Bundle) -> str:
    """Return the hash of what people wrote; drawn figures may differ by a rounding elsewhere."""
    written = {
        slug: {key: value for key, value in exercise.items() if key != "figures"}
        for slug, exercise in content["exercises"].items()
    }
    return hashlib.sha256(serialized(content | {"exercises": written})).hexdigest()


def _words(tree: Tree, collection: str, slug: str) -> tuple[dict[str, Words], list[Problem]]:
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        file = f"{collection}/{slug}/{language}.md"
        text = tree.texts.get(file)
        if text is None:
            continue  # the tree has already said that the file is missing
        if collection == "exercises":
            facts = tree.collection(collection)[slug]
            words[language], trouble = exercise_words(
                text, file=file, language=language, facts=facts
            )
        else:
            words[language], trouble = page_words(text, file=file)
        problems += trouble
    return words, problems
