"""Every name that points somewhere points at something that is there."""

from collections.abc import Collection, Iterator

from evenkeel.content.checks.walk import Bundle, Place, codes, exercise_file, places
from evenkeel.content.markdown import cited
from evenkeel.content.problem import Problem
from evenkeel.content.tree import COLLECTIONS

# Slots that are neither a ladder, a pool nor an exercise: the day decides what they are.
CHOSEN_BY_THE_DAY = ("third", "turn", "stand")
NAMED_DROPS = ("second_BK", "third")
_CODE_LISTS = ("removes", "used")


def sources_exist(content: Bundle) -> Iterator[Problem]:
    """Every `source` and every key of `sources` is in sources.toml."""
    known = content["sources"]
    for place in places(content):
        if place.file in ("sources.toml", "emergency.toml"):
            continue  # emergency numbers name the service that publishes them
        if place.key == "source":
            yield from _missing([place.value], known, place, "a key of sources.toml")
        if place.key == "sources" and isinstance(place.value, list):
            yield from _missing(place.value, known, place, "keys of sources.toml")


def cited_sources_are_listed(content: Bundle) -> Iterator[Problem]:
    """Every source in brackets is in sources.toml, and a page's own list names it."""
    for collection in COLLECTIONS:
        for slug, entry in content[collection].items():
            for language, words in entry["words"].items():
                pages = [value for value in words.values() if _is_blocks(value)]
                keys = {key for blocks in pages for key in cited(blocks)}
                here = Place(f"{collection}/{slug}/{language}.md", "sources", None)
                yield from _missing(sorted(keys), content["sources"], here, "keys of sources.toml")
                listed = entry.get("sources", [])
                unlisted = sorted(key for key in keys if key not in listed)
                yield from _missing(unlisted, listed, here, "also in the `sources` of its TOML")


def vocabulary_is_complete(content: Bundle) -> Iterator[Problem]:
    """An exercise uses no position, kit, target, family, view or variation without a name."""
    names = content["vocabulary"]
    for slug, exercise in content["exercises"].items():
        uses = {
            "start_positions": [exercise["start_position"]],
            "families": [exercise["family"]],
            "views": [exercise["view"]],
            "kit": [*exercise.get("kit", []), *exercise.get("optional_kit", [])],
            "targets": list(exercise["targets"]),
            "variations": [dose["variation"] for dose in exercise["levels"] if "variation" in dose],
            "units": [dose["unit"] for dose in exercise["levels"] if "unit" in dose],
        }
        for table, keys in uses.items():
            here = Place(exercise_file(slug), table, None)
            yield from _missing(keys, names[table], here, f"keys of vocabulary.toml [{table}]")


def swaps_exist(content: Bundle) -> Iterator[Problem]:
    """An exercise stands in for exercises that are there; a gate is the exercise's own name."""
    slugs = content["exercises"]
    for slug, exercise in slugs.items():
        here = Place(exercise_file(slug), "swap_for", None)
        yield from _missing(exercise.get("swap_for", []), slugs, here, "slugs of exercises")
        if exercise.get("gate", slug) != slug:
            yield Problem(exercise_file(slug), "gate", f"its own slug, {slug}")


def codes_exist(content: Bundle) -> Iterator[Problem]:
    """Every clinical code that a rule, a tag or a spasm step names is an exercise's."""
    known = codes(content)
    for place in places(content):
        if place.key in _CODE_LISTS and isinstance(place.value, list):
            yield from _missing(place.value, known, place, "codes of exercises")
    spasm, symptoms = content["spasm"], content["symptoms"]
    named = [item.get("code") for item in spasm["positions"]]
    here = Place("spasm.toml", "positions", None)
    yield from _missing([code for code in named if code], known, here, "codes of exercises")
    offers = [
        option["offers"]
        for question in symptoms["questions"]
        for option in question.get("options", [])
        if "offers" in option
    ]
    here = Place("symptoms.toml", "questions", None)
    yield from _missing(offers, known, here, "codes of exercises")


def slots_exist(content: Bundle) -> Iterator[Problem]:
    """Slots, drops, ease items and levels in program.toml name a ladder, a pool or an exercise."""
    program = content["program"]
    names = {*program["ladders"], *program["pools"], *codes(content)}
    for day_type, slots in program["slots"].items():
        here = Place("program.toml", f"slots.{day_type}", None)
        yield from _missing(slots, {*names, *CHOSEN_BY_THE_DAY}, here, "a ladder, pool or code")
    lists = {
        "budgets.drop_order": [
            name for name in program["budgets"]["drop_order"] if name not in NAMED_DROPS
        ],
        "pool_levels": list(program["pool_levels"]),
        "ease.items": program["ease"]["items"],
        "ease.spasm_items": program["ease"]["spasm_items"],
        "start.follows": list(program["start"]["follows"]),
        "start.one_rung_lower": program["start"]["one_rung_lower"],
        "progression.volume_ladders": program["progression"]["volume_ladders"],
    }
    for field, keys in lists.items():
        yield from _missing(keys, names, Place("program.toml", field, None), "known names")


def tags_exist(content: Bundle) -> Iterator[Problem]:
    """Every tag that an answer sets or a test heeds is described, and named for the person."""
    known = [tag["id"] for tag in content["screening"]["tags"]]
    named = content["vocabulary"]["tags"]
    yield from _missing(known, named, Place("vocabulary.toml", "tags", None), "a name for each tag")
    for place in places(content):
        if place.key in ("tags", "skip_tags", "supported_tags") and isinstance(place.value, list):
            tags = [tag for tag in place.value if isinstance(tag, str)]
            yield from _missing(tags, known, place, "ids of [[tags]] in screening.toml")
        if place.key == "tag":
            yield from _missing([place.value], known, place, "ids of [[tags]] in screening.toml")


def tests_exist(content: Bundle) -> Iterator[Problem]:
    """The tests that fall due are in self_check.toml."""
    known = [test["id"] for test in content["self_check"]["tests"]]
    for field in ("mini_tests", "mid_tests", "mid_tests_instead"):
        here = Place("program.toml", f"checks.{field}", None)
        yield from _missing(content["program"]["checks"][field], known, here, "ids of tests")


def _missing(
    keys: Collection[str], known: Collection[str], place: Place, expected: str
) -> Iterator[Problem]:
    for key in keys:
        if key not in known:
            yield Problem(place.file, place.field, f"{expected}, not {key!r}")


def _is_blocks(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)
