"""The program clock: which day of the 28 it is, days missed, and when the clock waits.

The day moves on only by a finished session or a rest taken for a light day. It
never jumps; only a week or more away leads back, to the start of the phase.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evenkeel.program.definition import Phase, Program
from evenkeel.program.history import History, SessionRecord
from evenkeel.program.light import Light
from evenkeel.program.spasm import Spasm

WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class ClockState:
    """Where the person stands in time.

    `day` is the program day that comes next, past the last when all are done.
    `missed_days` lie between the last session and today; days of the spasm
    protocol are not missed. `adherence` is None in the first week. `rests` are
    those that stood in for a light day.
    """

    day: int
    calendar_day: int
    missed_days: int
    adherence: float | None
    recent_sessions: int
    restarted: bool
    rests: tuple[date, ...]


def read_clock(
    program: Program,
    history: History,
    rests: Sequence[date],
    spasms: Sequence[Spasm],
    *,
    today: date,
) -> ClockState:
    """Return the state of the clock on a local date.

    A gap of a week leads back to the start of its phase; once all days are done
    there is no phase left to repeat.
    """
    done = history.done
    if not history.sessions:
        return ClockState(1, 1, 0, None, 0, restarted=False, rests=())
    rests = _swapped(program, history, rests, spasms)
    day = _next_day(done[-1]) if done else 1
    day += sum(rest > done[-1].day for rest in rests) if done else 0
    active = sorted({session.day for session in done} | set(rests))
    protocol = {
        spasm.day + timedelta(days=passed)
        for spasm in spasms
        for passed in range(program.spasm_return.protocol_days)
    }
    between = range(1, (today - active[-1]).days if active else 1)
    missed = sum(active[-1] + timedelta(days=passed) not in protocol for passed in between)
    last_day = len(program.calendar.types)
    restarted = missed >= program.clock.missed_restart_from and day <= last_day
    if restarted:
        day = program.phase_of(day).from_day
    first = history.sessions[0].day
    return ClockState(
        day=day,
        calendar_day=(today - first).days + 1,
        missed_days=missed,
        adherence=_adherence(program, active, protocol, first=first, today=today),
        recent_sessions=_within(active, today, days=program.clock.resume_window_days),
        restarted=restarted,
        rests=tuple(rests),
    )


def clock_holds(program: Program, state: ClockState) -> bool:
    """True while adherence is so low that day types repeat until the person is back in step."""
    rules = program.clock
    return (
        state.adherence is not None
        and state.adherence < rules.adherence_hold
        and state.recent_sessions + 1 < rules.resume_sessions  # today's session counts as well
    )


def unmet_gate(
    phase: Phase,
    history: History,
    spasms: Sequence[Spasm],
    *,
    today: date,
) -> str | None:
    """Return why a phase may not be entered yet: "pain", "spasm" or "red"; None when it may.

    With fewer sessions than the gate looks at, those there are count.
    """
    pains = [pain for _, pain in history.pains_before()][-phase.recent_sessions :]
    if phase.max_pain is not None and any(pain > phase.max_pain for pain in pains):
        return "pain"
    spasm_since = today - timedelta(hours=phase.spasm_free_hours)
    if phase.spasm_free_hours and any(spasm.day >= spasm_since for spasm in spasms):
        return "spasm"
    red_since = today - timedelta(days=phase.red_free_days)
    reds = [one for one in history.sessions if one.light is Light.RED and one.day >= red_since]
    return "red" if phase.red_free_days and reds else None


def _next_day(record: SessionRecord) -> int:
    return record.stored.day + record.advances


def _swapped(
    program: Program, history: History, rests: Sequence[date], spasms: Sequence[Spasm]
) -> list[date]:
    """Return the rests that moved the clock: one a week, each where a light day was due.

    Any other day of rest is a day without a session and nothing more; were it to
    count, days of strength could be reached by resting.
    """
    counted: list[date] = []
    for rest in rests:
        before = [one for one in history.done if one.day < rest]
        if not before or any(one.day == rest for one in history.done):
            continue
        last = before[-1]
        if counted and (rest - counted[-1]).days < WEEK_DAYS:
            continue
        if any(last.day <= spasm.day <= rest for spasm in spasms):
            continue
        due = _next_day(last) + sum(one > last.day for one in counted)
        if _is_light(program, history, last, day=due, on=rest):
            counted.append(rest)
    return counted


def _is_light(
    program: Program, history: History, last: SessionRecord, *, day: int, on: date
) -> bool:
    """True when the program day is type L, by plan or after RED.

    The first day of a phase is no such day: its gate looks at the person.
    """
    types = program.calendar.types
    if day > len(types) or day == program.phase_of(day).from_day:
        return False
    left_off = [one for one in history.sessions if last.at < one.at and one.day < on]
    reds = [one for one in (last, *left_off) if one.light is Light.RED]
    return types[day - 1] == "L" or last.stored.course.light_next or bool(reds)


def _adherence(
    program: Program,
    active: Sequence[date],
    protocol: Collection[date],
    *,
    first: date,
    today: date,
) -> float | None:
    """Return sessions done against those scheduled in the days before today.

    The days of the spasm protocol schedule no session of the program.
    """
    window = program.clock.adherence_window_days
    if (today - first).days < window:
        return None
    days = [today - timedelta(days=passed) for passed in range(1, window + 1)]
    scheduled = [day for day in days if day not in protocol or day in active]
    return sum(day in active for day in scheduled) / len(scheduled) if scheduled else None


def _within(active: Sequence[date], last: date, *, days: int) -> int:
    return sum(last - timedelta(days=days - 1) <= day <= last for day in active)
