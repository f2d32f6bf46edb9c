"""The catalog and the program agree: doses inside their limits, ladders that climb."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from evenkeel.content.checks.walk import Bundle, codes, exercise_file
from evenkeel.content.problem import Problem
from evenkeel.program.bundle import parse_program

Dose = Mapping[str, Any]

LIMITED = {
    "sets": "max_sets",
    "reps": "max_reps",
    "hold_s": "max_hold_s",
    "alternative_hold_s": "max_hold_s",
    "finish_hold_s": "max_hold_s",
    "duration_s": "max_duration_s",
    "load_kg": "max_load_kg",
    "load_body_mass_percent": "max_load_body_mass_percent",
}
LEVELS = 3
ONE_LEVEL = ("IN05",)  # a walk has one level; its minutes come from [walking]
# Daily tasks climb by what they ask of a day, not by difficulty: stairs (4) after lifting (5).
CLIMBS_OTHERWISE = ("IN_F",)
LESSON_DAYS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 22, 23, 25, 26, 28)


def doses_within_limits(content: Bundle) -> Iterator[Problem]:
    """No dose goes past program.toml [dose_limits]."""
    limits = content["program"]["dose_limits"]
    for slug, exercise in content["exercises"].items():
        for level, dose in enumerate(exercise["levels"], start=1):
            for field, limit in LIMITED.items():
                if dose.get(field, 0) > limits[limit]:
                    place = f"levels.{level}.{field}"
                    yield Problem(exercise_file(slug), place, f"{limits[limit]} at most")


def stretches_stay_light(content: Bundle) -> Iterator[Problem]:
    """A stretch is held 30 s at most, and 90 s on a side in one session."""
    limits = content["program"]["dose_limits"]
    for slug, exercise in content["exercises"].items():
        if not any(target.endswith("_stretch") for target in exercise["targets"]):
            continue
        for level, dose in enumerate(exercise["levels"], start=1):
            held_s = dose.get("hold_s", 0) * dose.get("sets", 1) * dose.get("reps", 1)
            if held_s > limits["max_side_stretch_s"]:
                expected = f"{limits['max_side_stretch_s']} s on a side at most, not {held_s}"
                yield Problem(exercise_file(slug), f"levels.{level}", expected)


def every_exercise_has_its_levels(content: Bundle) -> Iterator[Problem]:
    """Three levels each, but for the walk."""
    for slug, exercise in content["exercises"].items():
        wanted = 1 if exercise["code"] in ONE_LEVEL else LEVELS
        if len(exercise["levels"]) != wanted:
            yield Problem(exercise_file(slug), "levels", f"{wanted}, not {len(exercise['levels'])}")


def codes_are_unique(content: Bundle) -> Iterator[Problem]:
    """No two exercises share a clinical code."""
    used = Counter(exercise["code"] for exercise in content["exercises"].values())
    for slug, exercise in content["exercises"].items():
        if used[exercise["code"]] > 1:
            yield Problem(exercise_file(slug), "code", f"a code of its own, not {exercise['code']}")


def ladders_climb(content: Bundle) -> Iterator[Problem]:
    """A ladder's exercises exist, are on one ladder only, and do not get easier."""
    known, exercises = codes(content), content["exercises"]
    ladders = content["program"]["ladders"]
    used = Counter(code for ladder in ladders.values() for code in ladder)
    for name, ladder in ladders.items():
        field = f"ladders.{name}"
        for code in ladder:
            if code not in known:
                yield Problem("program.toml", field, f"codes of exercises, not {code!r}")
            if used[code] > 1:
                yield Problem("program.toml", field, f"{code} on one ladder only")
        rungs = [exercises[known[code]]["difficulty"] for code in ladder if code in known]
        if rungs != sorted(rungs) and name not in CLIMBS_OTHERWISE:
            yield Problem("program.toml", field, f"from easy to hard, not {rungs}")


def pools_hold_what_exists(content: Bundle) -> Iterator[Problem]:
    """A pool names exercises of the catalog that are on no ladder."""
    known = codes(content)
    on_ladders = {code for ladder in content["program"]["ladders"].values() for code in ladder}
    for name, pool in content["program"]["pools"].items():
        for code in pool:
            if code not in known or code in on_ladders:
                expected = f"codes that are on no ladder, not {code!r}"
                yield Problem("program.toml", f"pools.{name}", expected)


def gated_and_excluded_are_never_scheduled(content: Bundle) -> Iterator[Problem]:
    """What waits behind a gate, or is excluded, is on no ladder, in no pool and in no slot."""
    program = content["program"]
    scheduled = {
        code
        for group in ("ladders", "pools", "slots")
        for names in program[group].values()
        for code in names
    }
    for slug, exercise in content["exercises"].items():
        if "gate" in exercise and exercise["code"] in scheduled:
            yield Problem(exercise_file(slug), "gate", "a gated exercise is never scheduled")
    for entry in content["excluded"]["excluded"]:
        if entry["id"] in content["exercises"]:
            yield Problem("excluded.toml", entry["id"], "no exercise of the catalog")


def days_add_up(content: Bundle) -> Iterator[Problem]:
    """The phases cover days 1 to 28 once, and each lesson falls on a lesson day of its own."""
    phases = content["program"]["phases"]
    days = [day for phase in phases for day in range(phase["from_day"], phase["to_day"] + 1)]
    if days != list(range(1, len(content["program"]["calendar"]["types"]) + 1)):
        yield Problem("program.toml", "phases", "each day of the calendar once, in order")
    found = Counter(lesson["day"] for lesson in content["lessons"].values())
    for slug, lesson in content["lessons"].items():
        if lesson["day"] not in LESSON_DAYS or found[lesson["day"]] > 1:
            yield Problem(f"lessons/{slug}/lesson.toml", "day", "a lesson day, with one lesson")
    for day in LESSON_DAYS:
        if not found[day]:
            yield Problem("lessons", "day", f"a lesson for day {day}")


def the_rules_can_read_it(content: Bundle) -> Iterator[Problem]:
    """The engine parses the tables it runs on."""
    try:
        parse_program({**content, "release": "check"})
    except (ValueError, KeyError, TypeError, AssertionError) as mistake:
        yield Problem("program.toml", "rules", f"tables that the rules can read: {mistake!r}")
