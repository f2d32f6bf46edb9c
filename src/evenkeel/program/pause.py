"""What pauses the program until a clinician agrees that it may go on.

A pause does not run out by itself: two RED sessions in a week are still two a
month later. It counts from the day a clinician last agreed, and a later "no"
takes that back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median

from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary
from evenkeel.program.fields import truth
from evenkeel.program.history import History, SessionRecord
from evenkeel.program.light import Light
from evenkeel.program.spasm import Spasm

WEEK = timedelta(days=7)
FEWEST_FOR_A_WEEK = 3


def pause_reasons(
    program: Program,
    diary: Diary,
    history: History,
    spasms: Sequence[Spasm],
    *,
    now: datetime,
    today: date,
) -> tuple[str, ...]:
    """Return why the program pauses, by the ids of content/reasons.toml and content/spasm.toml."""
    agreed = diary.read("clinician_seen", lambda e: (e.at, truth(e.payload, "agreed")))
    cleared = agreed[-1][0] if agreed and agreed[-1][1] else None
    sessions = [one for one in history.sessions if cleared is None or one.at > cleared]
    recent = [one for one in spasms if cleared is None or one.at > cleared]
    rules = program.pause
    during = [one.day for one in sessions if one.during is Light.RED]
    # one bad morning is one, however many ease sessions the day before held
    mornings = {one.day for one in sessions if one.after is Light.RED} - set(during)
    reds = sorted([*during, *mornings])
    spasm_dates = sorted({one.day for one in recent})
    reasons = []
    if _within(reds, rules.red_sessions, days=rules.red_window_days):
        reasons.append("two-reds")
    if _has_risen(sessions, rules.pain_rise, today=today):
        reasons.append("pain-rising")
    if _within(spasm_dates, rules.spasm_days, days=rules.spasm_window_days):
        reasons.append("many_spasms")
    return (*reasons, *_of_spasm(program, history, recent, now=now))


def _of_spasm(
    program: Program, history: History, spasms: Sequence[Spasm], *, now: datetime
) -> list[str]:
    """Return the reasons of the spasms since the program last went on.

    What was marked about the leg in an earlier one is not forgotten for a newer.
    """
    back = max((one.at for one in history.done if one.advances), default=None)
    still = [one for one in spasms if back is None or one.at >= back]
    if not still:
        return []
    found = still[-1].escalations(program.escalation, now)
    leg = any(rating.leg_symptoms for one in still for rating in one.ratings)
    return [*found, *(["leg_symptoms"] if leg and "leg_symptoms" not in found else [])]


def _within(dates: Sequence[date], count: int, *, days: int) -> bool:
    """True when `count` of the dates, in order, ever lay within so many days."""
    ends = zip(dates, dates[count - 1 :], strict=False)
    return any((last - first).days < days for first, last in ends)


def _has_risen(sessions: Sequence[SessionRecord], by: float, *, today: date) -> bool:
    pains = [(one.day, one.pain_before) for one in sessions]
    felt = [pain for _, pain in pains]
    if not felt or max(felt) - min(felt) < by:
        return False  # no two medians can be further apart than any two marks
    return any(_risen(pains, by, on=day) for day in {today, *(one.day for one in sessions)})


def _risen(pains: Sequence[tuple[date, float]], by: float, *, on: date) -> bool:
    this_week = [pain for day, pain in pains if on - WEEK < day <= on]
    week_before = [pain for day, pain in pains if on - 2 * WEEK < day <= on - WEEK]
    if min(len(this_week), len(week_before)) < FEWEST_FOR_A_WEEK:
        return False
    return median(this_week) - median(week_before) >= by
