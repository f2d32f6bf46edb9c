"""Every tag set x ladder x rung x cap x program day: nothing removed is ever chosen.

Slots are independent of each other, so each is tried alone, and exhaustively.
Two tag sets that remove the same codes build the same sessions, so each set of
removed codes is tried once, and a test shows that all 65,536 tag sets fall into
those.
"""

import json
import tomllib
from itertools import chain, combinations
from pathlib import Path

import pytest

from evenkeel.program.course import Course
from evenkeel.program.ladder import LadderState, closed_ladders, pick
from evenkeel.program.participant import parse_participant
from evenkeel.program.profile import assess
from evenkeel.program.session import build
from evenkeel.program.slots import DayFrame

ROOT = Path(__file__).parents[2]
CASE = json.loads((ROOT / "tests" / "cases" / "plan.json").read_text())[0]["input"]
DAYS = range(1, 29)
TYPES = "CASIL"


def tag_sets(program):
    names = sorted(program.tags)
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


@pytest.fixture(scope="module")
def removals(program):
    """Each distinct set of removed codes, with one tag set that gives it."""
    found = {}
    for tags in tag_sets(program):
        found.setdefault(program.removed(frozenset(tags)), tags)
    return found


def test_all_tag_sets_are_covered(program, removals):
    assert len(program.tags) == 16
    assert 100 < len(removals) < 2**16


def test_the_removals_are_exactly_those_of_the_specification(program):
    removes = {tag.id: " ".join(sorted(tag.removes)) for tag in program.tags.values()}
    assert removes == {
        "preg": "AB06 AB13 AB14 BK02 IN06",
        "postpartum": "AB06 AB14 AB15",
        "osteo": "AB06 BK02 BK03 BK07",
        "anticoag": "",
        "bp": "AB11 AB14 AB15 SB03",
        "hip": "",
        "leg": "AB06 BK02",
        "wrist": "AB15 BK04 BK08",
        "shoulder": "AB13 AB14 AB15 BK04 BK08 SB02 SB03",
        "knee": "AB13 AB15 AB16 BK03 BK04 BK08 GL10 HF02",
        "abwall": "AB06 AB14 AB15",
        "falls": "GL10",
        "hyper": "",
        "flexsens": "BK01 BK02 BK03 BK07",
        "extsens": "BK09",
        "supine": "",
    }


def test_every_ladder_rung_and_cap_keeps_to_what_is_left(program, removals):
    for removed in removals:
        for name, rungs in closed_ladders(program, removed).items():
            assert not removed & set(rungs)
            for rung in range(1, len(program.ladders[name]) + 2):
                for cap in range(1, 8):
                    chosen = pick(program, name, rungs, LadderState(rung=rung), cap=cap)
                    if chosen is None:
                        easy = [program.exercises[code].difficulty for code in rungs[:rung]]
                        assert all(difficulty > cap for difficulty in easy)
                        continue
                    assert chosen.exercise.code in rungs[:rung]
                    assert chosen.exercise.difficulty <= cap
                    assert chosen.substitute == (chosen.rung < rung)


def test_no_session_holds_a_removed_or_gated_code(program, removals):
    """Every removal x day x type, with ladders at both ends and the middle."""
    data = {**CASE, "outcomes": {}}
    person = parse_participant(data, tags=program.tags)
    profile = assess(person, program.profile)
    for removed, tags in removals.items():
        lengths = {name: len(rungs) for name, rungs in closed_ladders(program, removed).items()}
        for high in (False, True):
            ladders = {
                name: LadderState(rung=max(1, length) if high else 1)
                for name, length in lengths.items()
            }
            for day in DAYS:
                for built in TYPES:
                    of = DayFrame(day, program.phase_of(day), built, built, "planned")
                    course = Course(ladders, strength_days=day % 2)
                    session = build(program, profile, course, of, tags=frozenset(tags))
                    codes = [item.exercise.code for item in session.items]
                    assert not removed & set(codes), (tags, day, built)
                    assert len(set(codes)) == len(codes)
                    assert not {item.exercise.gate for item in session.items} - {None}


def test_no_excluded_exercise_is_in_the_catalog(program):
    excluded = tomllib.loads((ROOT / "content" / "excluded.toml").read_text())["excluded"]
    assert len(excluded) == 14
    assert not {row["id"] for row in excluded} & (set(program.slugs) - {"bird-dog"})
    scheduled = {code for rungs in program.ladders.values() for code in rungs} | {
        code for name, pool in program.pools.items() for code in pool
    }
    assert not scheduled & {"BK07", "BK08", "BK09", "HF01"}


def test_a_hold_is_never_longer_than_six_seconds_with_blood_pressure(program):
    person = parse_participant({**CASE, "tags": ["bp"]}, tags=program.tags)
    profile = assess(person, program.profile)
    for day in DAYS:
        for built in TYPES:
            for rung in range(1, 7):
                for level in (1, 2, 3):
                    states = {name: LadderState(rung=rung, level=level) for name in program.ladders}
                    met = frozenset(program.exercises)
                    of = DayFrame(day, program.phase_of(day), built, built, "planned")
                    session = build(program, profile, Course(states, met=met), of, tags=person.tags)
                    holds = [
                        item.dose.hold_s or 0 for item in session.items if item.ladder is not None
                    ]
                    assert max(holds, default=0) <= 6
