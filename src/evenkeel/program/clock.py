"""The program clock: which day of the 28 it is, days missed, and when the clock waits.

The day moves on only by a finished session or a rest taken for a light day. It
never jumps; only a week or more away leads back, to the start of the phase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evenkeel.program.definition import Phase, Program
from evenkeel.program.history import History
from evenkeel.program.spasm import Spasm


@dataclass(frozen=True, slots=True)
class ClockState:
    """Where the person stands in time.

    `day` is the program day that comes next, past the last when all are done.
    `missed_days` lie between the last session and today; days of the spasm
    protocol are not missed. `adherence` is None in the first week.
    """

    day: int
    calendar_day: int
    missed_days: int
    adherence: float | None
    recent_sessions: int
    restarted: bool


def read_clock(
    program: Program,
    history: History,
    rests: Sequence[date],
    spasms: Sequence[Spasm],
    *,
    today: date,
) -> ClockState:
    """Return the state of the clock on a local date."""
    done = history.done
    if not history.sessions:
        return ClockState(1, 1, 0, None, 0, restarted=False)
    day = 1
    last_done = done[-1] if done else None
    if last_done is not None:
        day = last_done.stored.day + (1 if last_done.stored.advances else 0)
    later_rests = {rest for rest in rests if last_done is None or rest > last_done.day}
    day += len(later_rests)
    active = sorted({session.day for session in done} | set(rests))
    missed = _missed(program, active, spasms, today=today)
    restarted = missed >= program.clock.missed_restart_from
    if restarted:
        day = min(day, program.phase_of(day).from_day)
    first = history.sessions[0].day
    return ClockState(
        day=day,
        calendar_day=(today - first).days + 1,
        missed_days=missed,
        adherence=_adherence(program, active, first=first, today=today),
        recent_sessions=_within(active, today, days=program.clock.resume_window_days),
        restarted=restarted,
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
    reds = [one for one in history.sessions if one.light.name == "RED" and one.day >= red_since]
    return "red" if phase.red_free_days and reds else None


def _missed(
    program: Program, active: Sequence[date], spasms: Sequence[Spasm], *, today: date
) -> int:
    if not active:
        return 0
    protocol = {
        spasm.day + timedelta(days=passed)
        for spasm in spasms
        for passed in range(program.spasm_return.protocol_days)
    }
    between = range(1, (today - active[-1]).days)
    return sum(active[-1] + timedelta(days=passed) not in protocol for passed in between)


def _adherence(
    program: Program, active: Sequence[date], *, first: date, today: date
) -> float | None:
    window = program.clock.adherence_window_days
    if (today - first).days < window:
        return None
    before_today = today - timedelta(days=1)
    return _within(active, before_today, days=window) / window


def _within(active: Sequence[date], last: date, *, days: int) -> int:
    return sum(last - timedelta(days=days - 1) <= day <= last for day in active)
