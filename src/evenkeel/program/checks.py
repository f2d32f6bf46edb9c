"""What is due beside the session: tests, measures and the day's lesson."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary
from evenkeel.program.history import History
from evenkeel.program.light import Light
from evenkeel.program.spasm import Spasm

FULL = (
    "thomas", "leg_loading", "single_leg_bridge", "trunk_flexor", "side_bridge", "plank",
    "pelvis_control",
)  # fmt: skip
FEAR_LESSONS_FROM = 7


@dataclass(frozen=True, slots=True)
class Due:
    """Tests and measures of an occasion: start, mini, mid or full; None when nothing is due."""

    occasion: str | None
    tests: tuple[str, ...]
    measures: tuple[str, ...]


def due_checks(
    program: Program,
    diary: Diary,
    history: History,
    spasms: Sequence[Spasm],
    *,
    day: int,
    today: date,
    latest_pain: float | None,
) -> Due:
    """Return what is due on a program day.

    Re-tests wait up to two days after AMBER or RED and are then left out; the
    last ones are offered anyway. Holds are not offered in strong pain or within
    a week of a spasm.
    """
    rules = program.checks
    occasion, since_day = _occasion(program, day)
    if occasion is None or _was_done(diary, history, occasion, since_day):
        return Due(None, (), ())
    settled = not history.sessions or history.sessions[-1].light is Light.GREEN
    if occasion in ("mini", "mid") and not settled:
        return Due(None, (), ())
    if occasion == "mini":
        tests: tuple[str, ...] = rules.mini_tests
    elif occasion == "mid":
        tested = {str(entry.payload.get("test")) for entry in diary.of_kind("test_done")}
        swap = "trunk_flexor" not in tested and "plank" in tested
        tests = rules.mid_tests_instead if swap else rules.mid_tests
    else:
        tests = FULL
    calm = latest_pain is None or latest_pain <= rules.max_pain
    free_since = today - timedelta(days=rules.spasm_free_days)
    if not calm or any(spasm.day > free_since for spasm in spasms):
        tests = ("leg_loading",) if "leg_loading" in tests else ()
    return Due(occasion, tests, _measures(occasion))


def lesson_today(
    program: Program, *, day: int, read: Collection[str], read_today: bool, fear: float
) -> str | None:
    """Return the lesson to offer, one a day: the day's own, else the earliest not yet read.

    Someone who fears movement is offered the first two from the start.
    """
    if read_today:
        return None
    reach = max(day, 2) if fear >= FEAR_LESSONS_FROM else day
    due = [(listed, slug) for listed, slug in program.lesson_days if listed <= reach]
    unread = [slug for _, slug in due if slug not in read]
    of_today = [slug for listed, slug in due if listed == day and slug not in read]
    return next(iter([*of_today, *unread]), None)


def _occasion(program: Program, day: int) -> tuple[str | None, int]:
    rules = program.checks
    if day > rules.final_day:
        return "full", rules.final_day
    if day == 1:
        return "start", 1
    for mini in rules.mini_days:
        if mini <= day <= mini + rules.shift_days:
            return "mini", mini
    if rules.mid_day <= day <= rules.mid_day + rules.shift_days:
        return "mid", rules.mid_day
    return None, day


def _was_done(diary: Diary, history: History, occasion: str, since_day: int) -> bool:
    reached = [one.at for one in history.done if one.stored.day >= since_day - 1]
    since = reached[0] if reached and since_day > 1 else None
    return any(
        entry.payload.get("occasion") == occasion and (since is None or entry.at > since)
        for entry in diary.of_kind("self_check_finished")
    )


def _measures(occasion: str) -> tuple[str, ...]:
    if occasion == "start":
        return ("activities",)
    if occasion == "mid":
        return ("activities", "instrument")
    if occasion == "full":
        return ("activities", "instrument", "change")
    return ()
