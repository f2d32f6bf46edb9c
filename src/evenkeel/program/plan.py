"""The whole 28 days for a participant, given how each day will go.

It is the program as a clinician would read it on paper: live rules (pain before
a session, missed days, budgets) are taken as passed, and a day that is not
named is GREEN. The same building blocks make the session of a real day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from evenkeel.program.course import Course, after_spasm, caught_up, start
from evenkeel.program.definition import Program
from evenkeel.program.fields import Fields, InvalidField
from evenkeel.program.ladder import Result
from evenkeel.program.participant import Participant
from evenkeel.program.profile import Profile, assess
from evenkeel.program.progress import after_red, progress
from evenkeel.program.session import BuiltSession, build
from evenkeel.program.slots import frame
from evenkeel.program.walking import walk_minutes


class DayOutcome(Enum):
    """How a day of the plan is said to go; a spasm comes before that day's session."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    SPASM = "spasm"


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the plan."""

    session: BuiltSession
    walk_min: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The profile and all days in order."""

    profile: Profile
    days: tuple[PlanDay, ...]


def parse_outcomes(data: Fields, *, last_day: int) -> dict[int, DayOutcome]:
    """Return outcomes by program day from a table such as {"9": "amber"}."""
    outcomes = {}
    for name, value in data.items():
        if not (name.isascii() and name.isdigit() and 1 <= int(name) <= last_day):
            raise InvalidField(f"outcomes.{name}", f"a day from 1 to {last_day}")
        if value not in [outcome.value for outcome in DayOutcome]:
            raise InvalidField(f"outcomes.{name}", "green, amber, red or spasm")
        outcomes[int(name)] = DayOutcome(value)
    return outcomes


def plan(program: Program, person: Participant, outcomes: Mapping[int, DayOutcome]) -> Plan:
    """Return every day of the program in the long budget.

    Within a day the order is: spasm, catch-up, light day after RED, the
    abdominal gate, volume, slots and first exposure, then the day's outcome.
    """
    profile = assess(person, program.profile)
    removed = program.removed(person.tags)
    course = start(program, person, profile, removed)
    days = []
    for day in range(1, len(program.calendar.types) + 1):
        outcome = outcomes.get(day, DayOutcome.GREEN)
        if outcome is DayOutcome.SPASM:
            course = after_spasm(program, course, spasm=f"day-{day}")
        course = caught_up(program, course, removed, day=day)
        session = build(program, profile, course, frame(program, course, day=day), tags=person.tags)
        days.append(
            PlanDay(session, walk_minutes(program, comfortable=person.walk_minutes, day=day))
        )
        course = _after(program, session, outcome, removed)
    return Plan(profile, tuple(days))


def _after(
    program: Program, session: BuiltSession, outcome: DayOutcome, removed: frozenset[str]
) -> Course:
    result = {DayOutcome.AMBER: Result.AMBER, DayOutcome.RED: Result.RED}.get(outcome, Result.GREEN)
    results = {use.ladder: result for use in session.uses}
    course = progress(program, session.course, session.uses, results, removed=removed)
    return after_red(course) if outcome is DayOutcome.RED else course
