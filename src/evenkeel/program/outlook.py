"""The whole 28 days of a person: those behind from the diary, those ahead if all goes well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evenkeel.program.course import Course, caught_up
from evenkeel.program.ladder import Result
from evenkeel.program.participant import Participant
from evenkeel.program.prescription import StoredItem
from evenkeel.program.profile import Profile
from evenkeel.program.progress import progress
from evenkeel.program.session import BuiltSession, build
from evenkeel.program.situation import Situation
from evenkeel.program.slots import frame
from evenkeel.program.today import Today
from evenkeel.program.walking import walk_minutes


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One program day; `done_on` is None for a day that is still ahead."""

    day: int
    phase: str
    type: str
    done_on: date | None
    minutes: float
    walk_min: float
    items: tuple[StoredItem, ...]


def outlook(answer: Today) -> list[PlannedDay]:
    """Return every program day that is known.

    What is ahead is a projection: it takes each session as GREEN, and it is
    missing while no session may start.
    """
    at = answer.situation
    days = _behind(at)
    if answer.day is not None and at.person is not None and at.profile is not None:
        days += _ahead(at, at.person, at.profile, answer.day.course)
    return days


def _behind(at: Situation) -> list[PlannedDay]:
    done = {one.stored.day: one for one in at.history.done if one.advances}
    return [
        PlannedDay(
            day=day,
            phase=record.stored.phase,
            type=record.stored.type,
            done_on=record.day,
            minutes=record.stored.minutes,
            walk_min=record.stored.walk_min,
            items=record.stored.items,
        )
        for day, record in sorted(done.items())
        if day < at.clock.day
    ]


def _ahead(
    at: Situation, person: Participant, profile: Profile, course: Course
) -> list[PlannedDay]:
    program, removed = at.program, at.program.removed(person.tags)
    days = []
    for day in range(at.clock.day, len(program.calendar.types) + 1):
        course = caught_up(program, course, removed, day=day)
        of = frame(program, course, day=day)
        session = build(program, profile, course, of, tags=person.tags)
        walk = walk_minutes(program, comfortable=person.walk_minutes, day=day)
        days.append(_planned(session, walk_min=walk))
        greens = {use.ladder: Result.GREEN for use in session.uses}
        course = progress(program, session.course, session.uses, greens, removed=removed)
    return days


def _planned(session: BuiltSession, *, walk_min: int) -> PlannedDay:
    return PlannedDay(
        day=session.frame.day,
        phase=session.frame.phase.id,
        type=session.frame.built,
        done_on=None,
        minutes=session.minutes,
        walk_min=walk_min,
        items=tuple(
            StoredItem(
                item.exercise.slug, item.exercise.code, item.level, item.ladder, item.substitute
            )
            for item in session.items
        ),
    )
