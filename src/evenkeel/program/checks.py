"""What is due beside the session: tests, measures and the day's lesson."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from evenkeel.program.definition import Program
from evenkeel.program.light import Light
from evenkeel.program.situation import Situation

FULL = (
    "thomas", "leg_loading", "single_leg_bridge", "trunk_flexor", "side_bridge", "plank",
    "pelvis_control",
)  # fmt: skip
FEAR_LESSONS_FROM = 7
FEAR_LESSONS = 2
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Due:
    """Tests and measures of an occasion: start, mini, mid or full; None when nothing is due."""

    occasion: str | None
    tests: tuple[str, ...]
    measures: tuple[str, ...]


def due_checks(at: Situation, *, day: int) -> Due:
    """Return what is due on a program day.

    Re-tests wait up to two days after AMBER or RED and are then left out; the
    last ones are offered anyway. Holds are not offered in strong pain or within
    a week of a spasm, and no test that the person's tags leave out. A week or
    more away brings the short tests back.
    """
    rules, history = at.program.checks, at.history
    occasion, since_day = _occasion(at.program, day)
    returned = occasion is None and at.clock.restarted
    if returned:
        occasion, since_day = "mini", day
    if occasion is None or _was_done(at, occasion, since_day, returned=returned):
        return Due(None, (), ())
    settled = not history.sessions or history.sessions[-1].light is Light.GREEN
    if occasion in ("mini", "mid") and not settled:
        return Due(None, (), ())
    tests = _tests(at, occasion)
    calm = at.latest_pain is None or at.latest_pain <= rules.max_pain
    free_since = at.today - timedelta(days=rules.spasm_free_days)
    if not calm or any(spasm.day > free_since for spasm in at.spasms):
        tests = [test for test in tests if test == "leg_loading"]
    return Due(occasion, tuple(tests), _measures(occasion))


def _tests(at: Situation, occasion: str) -> list[str]:
    rules = at.program.checks
    tests = {"mini": rules.mini_tests, "mid": rules.mid_tests}.get(occasion, FULL)
    left_out = {test for test in FULL if at.program.test_skips.get(test, NONE) & at.standing.tags}
    if occasion == "mid":
        tested = {str(entry.payload.get("test")) for entry in at.diary.of_kind("test_done")}
        compare = "trunk_flexor" not in tested and "plank" in tested
        if compare or "trunk_flexor" in left_out:
            tests = rules.mid_tests_instead
    return [test for test in tests if test not in left_out]


def lesson_today(
    program: Program, *, day: int, read: Collection[str], read_today: bool, fear: float
) -> str | None:
    """Return the lesson to offer, one a day: the day's own, else the earliest not yet read.

    Someone who fears movement is offered the first two before any other.
    """
    if read_today:
        return None
    afraid = fear >= FEAR_LESSONS_FROM
    reach = max(day, FEAR_LESSONS) if afraid else day
    due = [(listed, slug) for listed, slug in program.lesson_days if listed <= reach]
    unread = [(listed, slug) for listed, slug in due if slug not in read]
    first = [slug for listed, slug in unread if afraid and listed <= FEAR_LESSONS]
    of_today = [slug for listed, slug in unread if listed == day]
    return next(iter([*first, *of_today, *(slug for _, slug in unread)]), None)


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


def _was_done(at: Situation, occasion: str, since_day: int, *, returned: bool) -> bool:
    done = at.history.done
    reached = done[-1:] if returned else [one for one in done if one.stored.day >= since_day - 1]
    since = reached[0].at if reached and since_day > 1 else None
    return any(
        entry.payload.get("occasion") == occasion and (since is None or entry.at > since)
        for entry in at.diary.of_kind("self_check_finished")
    )


def _measures(occasion: str) -> tuple[str, ...]:
    if occasion in ("start", "mid"):
        return ("activities", "instrument")
    if occasion == "full":
        return ("activities", "instrument", "change")
    return ()
