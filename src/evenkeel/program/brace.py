"""Weaning a brace that somebody already wears; nobody is ever told to buy one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evenkeel.program.definition import Brace, Program
from evenkeel.program.history import History
from evenkeel.program.light import Light
from evenkeel.program.reason import Reason
from evenkeel.program.spasm import Spasm


@dataclass(frozen=True, slots=True)
class BraceToday:
    """Hours for today in blocks, 0 for none; None stands for "as prescribed"."""

    limit_hours: float
    block_hours: float
    step: int
    prescribed: bool
    reason: Reason


def brace_today(
    program: Program,
    history: History,
    spasms: Sequence[Spasm],
    *,
    hours_per_day: float,
    prescribed: bool,
    day: int,
    today: date,
) -> BraceToday | None:
    """Return today's brace limit, or None for someone who wears none.

    The step is tracked by itself: it moves down one at a time, at most once on a
    date and after three days without RED. A spasm allows more for some days, less
    on the third, and then the step from before it returns. A brace that a
    professional prescribed is left to them.
    """
    rules = program.brace
    if hours_per_day <= 0:
        return None
    if prescribed:
        return BraceToday(0, 0, 0, True, Reason("brace-prescribed"))
    step = _step(program, history, spasms, today=today, day=day)
    last = [spasm for spasm in spasms if spasm.day <= today][-1:]
    if last:
        passed = (today - last[0].day).days
        if day >= rules.late_from_day and passed < rules.late_days:
            limit = rules.late_limit_hours
            return BraceToday(limit, limit, step, False, Reason("brace-after-spasm"))
        if day < rules.late_from_day and passed < rules.after_spasm_days:
            last_day = passed == rules.after_spasm_days - 1
            limit = rules.last_day_limit_hours if last_day else rules.after_spasm_limit_hours
            return BraceToday(
                limit, rules.steps[0].block_hours, step, False, Reason("brace-after-spasm")
            )
    limit = _limit(rules, step, hours_per_day)
    code = "brace-none" if limit == 0 else f"brace-step-{step + 1}"
    return BraceToday(limit, min(rules.steps[step].block_hours, limit), step, False, Reason(code))


def _limit(rules: Brace, step: int, hours_per_day: float) -> float:
    cap = rules.steps[0].cap_hours
    start = min(hours_per_day, rules.baseline_cap_hours, cap or rules.baseline_cap_hours)
    hours = start * rules.steps[step].percent / 100
    return round(hours / rules.round_hours) * rules.round_hours


def _step(
    program: Program,
    history: History,
    spasms: Sequence[Spasm],
    *,
    today: date,
    day: int,
) -> int:
    rules = program.brace
    held_back = {one.day for one in history.sessions if one.light is Light.RED}
    held_back |= {spasm.day for spasm in spasms}
    reached = {today: day} | {one.day: one.stored.day for one in history.done}
    step = 0
    for date_of, program_day in sorted(reached.items()):
        due = sum(program_day >= one.from_day for one in rules.steps) - 1
        lately = {
            date_of - timedelta(days=passed) for passed in range(rules.hold_back_days_after_red + 1)
        }
        if step < due and not lately & held_back:
            step += 1
    return step
