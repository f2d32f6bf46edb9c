"""The walk of the day, which is separate from the session and never dropped."""

from __future__ import annotations

from evenkeel.program.definition import Program

WEEK_DAYS = 7


def walk_minutes(program: Program, *, comfortable: float, day: int, halved: bool = False) -> int:
    """Return the minutes to walk on a program day; half rounds to even.

    `comfortable` is what the person can walk now; the start is capped, and the
    weeks build on it. `halved` is set after a walk that hurt (RED).
    """
    rules = program.walking
    week = min((day - 1) // WEEK_DAYS, len(rules.week_factors) - 1)
    minutes = min(comfortable, rules.comfortable_cap_min) * rules.week_factors[week]
    return round(minutes / 2) if halved else round(minutes)
