"""What a session that was done changes: every ladder it used, and the days that follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from evenkeel.program.course import Course
from evenkeel.program.definition import Program
from evenkeel.program.ladder import Climb, Result, Use, after, closed_ladders


def progress(
    program: Program,
    course: Course,
    uses: Iterable[Use],
    results: Mapping[str, Result],
    *,
    removed: frozenset[str],
    climb: Climb = Climb.ALL,
) -> Course:
    """Return the course after a session.

    `results` holds one result for each ladder used; a ladder without one is
    left as it is. Any RED makes the next day light and the next loaded day
    smaller, also when the session itself was a light one.
    """
    lengths = {name: len(rungs) for name, rungs in closed_ladders(program, removed).items()}
    ladders = dict(course.ladders)
    for use in uses:
        if use.ladder not in results or use.ladder not in ladders:
            continue
        ladders[use.ladder] = after(
            results[use.ladder],
            ladders[use.ladder],
            quick=use.ladder in program.progression.quick_ladders,
            substitute=use.substitute,
            length=lengths[use.ladder],
            climb=climb,
            rules=program.progression,
        )
    return course.with_ladders(ladders)


def after_red(course: Course) -> Course:
    """Return the course with a light day next and less on the first loaded day after it."""
    return replace(course, light_next=True, ease_after_red=True)
