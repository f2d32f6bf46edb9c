"""The walk of the day, which is separate from the session and never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenkeel.program.definition import Program
from evenkeel.program.diary import Walk, parse_walk
from evenkeel.program.light import Light, pain_is_red
from evenkeel.program.reason import Reason
from evenkeel.program.screening import Outcome
from evenkeel.program.situation import Situation

WEEK_DAYS = 7
LOCKED_WALK = (Outcome.EMERGENCY, Outcome.URGENT)


@dataclass(frozen=True, slots=True)
class WalkToday:
    """Minutes to walk and those already walked; halved after a walk that hurt."""

    minutes: int
    done_minutes: float
    reason: Reason | None


def walk_minutes(
    program: Program,
    *,
    comfortable: float,
    day: int,
    halved: bool = False,
    weeks_after: int = 0,
) -> int:
    """Return the minutes to walk on a program day; half rounds to even.

    `comfortable` is what the person can walk now; the start is capped, and the
    weeks build on it, also those after the last day. `halved` is set after a walk
    that hurt (RED).
    """
    rules = program.walking
    week = min((day - 1) // WEEK_DAYS, len(rules.week_factors) - 1)
    minutes = min(comfortable, rules.comfortable_cap_min) * rules.week_factors[week]
    minutes = min(minutes * rules.after_growth**weeks_after, rules.after_most_min)
    return round(minutes / 2) if halved else round(minutes)


def walk_today(at: Situation) -> WalkToday:
    """Return the walk of today; by the clock of the guide in the first days of a spasm."""
    walks = at.diary.read("walk_done", parse_walk)
    done = sum(walk.minutes for walk in walks if walk.day == at.today)
    lock, spasm = at.standing.lock, at.open_spasm
    if at.about is None or at.standing.ask_again or (lock and lock.outcome in LOCKED_WALK):
        return WalkToday(0, done, None)
    if spasm is not None and spasm.protocol_day(at.today) <= at.program.spasm_return.protocol_days:
        return WalkToday(0, done, Reason("walk-by-the-clock"))
    halved = is_halved(at.program, [walk for walk in walks if walk.day < at.today])
    return WalkToday(planned_walk(at), done, Reason("walk-halved") if halved else None)


def planned_walk(at: Situation) -> int:
    """Return the minutes that the program plans for today, after the walks so far."""
    if at.about is None:
        return 0
    walks = at.diary.read("walk_done", parse_walk)
    return walk_minutes(
        at.program,
        comfortable=at.about.walk_minutes,
        day=at.clock.day,
        halved=is_halved(at.program, [walk for walk in walks if walk.day < at.today]),
        weeks_after=_weeks_after(at),
    )


def is_halved(program: Program, walks: Sequence[Walk]) -> bool:
    """True from a RED walk until enough GREEN ones have followed."""
    halved, greens = False, 0
    for walk in walks:
        light = walk_light(program, walk)
        if light is Light.RED:
            halved, greens = True, 0
        elif light is Light.GREEN:
            greens += 1
            halved = halved and greens < program.walking.greens_to_resume
    return halved


def walk_light(program: Program, walk: Walk) -> Light:
    """Return the light of a walk, from its pain alone."""
    limits, rise = program.light, walk.pain_peak - walk.pain_before
    if pain_is_red(peak=walk.pain_peak, rise=rise, limits=limits):
        return Light.RED
    settled = walk.pain_peak <= limits.green_peak or rise <= limits.green_rise
    return Light.GREEN if settled else Light.AMBER


def _weeks_after(at: Situation) -> int:
    """Return the whole weeks since the last of the 28 days was done."""
    done = [one.day for one in at.history.done if one.advances]
    if not done or at.clock.day <= len(at.program.calendar.types):
        return 0
    return max(0, (at.today - done[-1]).days) // WEEK_DAYS
