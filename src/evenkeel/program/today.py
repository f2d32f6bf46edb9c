"""Today: what to do now and why, from the program, the diary and the time alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from evenkeel.program.brace import BraceToday, brace_today
from evenkeel.program.changes import changes
from evenkeel.program.checks import Due, due_checks, lesson_today
from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary
from evenkeel.program.entry import Entry
from evenkeel.program.fields import number
from evenkeel.program.history import SessionRecord
from evenkeel.program.live import LiveDay, live_day, prescriptions, tomorrow
from evenkeel.program.notes import notes, notes_after
from evenkeel.program.prescription import Prescription
from evenkeel.program.profile import change_between
from evenkeel.program.reason import Reason
from evenkeel.program.result import ProgramResult, program_result
from evenkeel.program.screening import Outcome
from evenkeel.program.session import Item
from evenkeel.program.situation import Situation, read_situation
from evenkeel.program.walking import WalkToday, walk_today


@dataclass(frozen=True, slots=True)
class Today:
    """What to do now. `act` is always one thing the person can do next."""

    situation: Situation
    act: str
    reason: Reason
    unlocked: tuple[str, ...]
    day: LiveDay | None
    sessions: tuple[Prescription, ...]
    changes: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    walk: WalkToday
    brace: BraceToday | None
    lesson: str | None
    due: Due
    kit_today: tuple[str, ...]
    kit_tomorrow: tuple[str, ...]
    morning_due: bool
    profile_change: Mapping[str, str]
    result: ProgramResult | None


def today(program: Program, diary: Diary, now: datetime, *, offset_min: int = 0) -> Today:
    """Return what the person can do now; from any diary there is something.

    `offset_min` is the person's clock against UTC. Locks come first, then the
    safety check, then what must be known, then what is open today. There is one
    session a day, so that nobody catches up by doubling; ease sessions may repeat.
    """
    at = read_situation(program, diary, now, offset_min=offset_min)
    open_now = at.standing.lock is None and at.standing.ask_again is None
    result = _result(at)
    stopped = result is not None and result.result == "worse"
    finished = at.clock.day > len(program.calendar.types) or stopped
    day: LiveDay | None = None
    sessions: tuple[Prescription, ...] = ()
    kit_tomorrow: tuple[str, ...] = ()
    if open_now and at.person and at.profile and not finished and _may_start(at):
        day = live_day(at, at.person, at.profile)
        sessions = tuple(prescriptions(at, at.person, at.profile, day))
        if _done_today(at):
            kit_tomorrow = _kit(sessions[0].session.items)
            day = replace(day, only_ease=True)
            sessions = sessions[-1:] if _only_ease_today(at) else ()
        else:
            kit_tomorrow = _kit(tomorrow(at, at.person, at.profile, sessions[0]).items)
    due = due_checks(at, day=_check_day(at))
    act, reason = _next(at, result)
    return Today(
        situation=at,
        act=act,
        reason=reason,
        unlocked=_unlocked(at),
        day=day,
        sessions=sessions,
        changes=changes(at, day, sessions[0]) if day and sessions else (),
        notes=notes(at, day) if day else notes_after(at, result),
        walk=walk_today(at),
        brace=_brace(at),
        lesson=_lesson(at),
        due=due if open_now and at.person else Due(None, (), ()),
        kit_today=_kit(sessions[0].session.items) if sessions else (),
        kit_tomorrow=kit_tomorrow,
        morning_due=_morning_due(at),
        profile_change=_profile_change(at),
        result=result,
    )


def _may_start(at: Situation) -> bool:
    spasm = at.open_spasm
    return spasm is None or spasm.protocol_day(at.today) > 1


def _next(at: Situation, result: ProgramResult | None) -> tuple[str, Reason]:
    """Return the first thing that applies; the order is the order of care."""
    return _for_safety(at) or _to_know(at) or _for_today(at, result)


def _for_safety(at: Situation) -> tuple[str, Reason] | None:
    lock, again, spasm = at.standing.lock, at.standing.ask_again, at.open_spasm
    if lock is not None:
        act = "see_clinician" if lock.kind == "pause" else "see_outcome"
        return act, Reason(f"locked-{lock.outcome.name.lower().replace('_', '-')}")
    if again == "new-signs":
        return "screen", Reason("screen-new-signs")
    if at.running is not None and again != "first":
        return "resume_session", Reason("session-running")
    if spasm is not None and not spasm.may_resume(at.program, at.today):
        return "spasm_care", Reason("spasm-care", {"day": spasm.protocol_day(at.today)})
    return None if again is None else ("screen", Reason(f"screen-{again}"))


def _to_know(at: Situation) -> tuple[str, Reason] | None:
    if at.about is None:
        return "describe", Reason("describe")
    if at.symptoms is None:
        return "symptoms", Reason("symptoms")
    if not at.history.sessions and not _self_check_seen(at):
        return "self_check", Reason("self-check")
    return None


def _for_today(at: Situation, result: ProgramResult | None) -> tuple[str, Reason]:
    if result is not None:
        return "read_outcome", Reason("read-outcome")
    if _over(at):
        return "final_check", Reason("final-check")
    if _done_today(at) or at.today in at.rests:
        return "rest", Reason("done-today")
    if _morning_due(at):
        return "morning_check", Reason("morning-check")
    return "start_session", Reason("start", {"day": at.clock.day})


def _over(at: Situation) -> bool:
    past_limit = at.clock.calendar_day > at.program.calendar_limit_days
    return at.clock.day > len(at.program.calendar.types) or past_limit


def _check_day(at: Situation) -> int:
    return at.program.checks.final_day + 1 if _over(at) else at.clock.day


def _done_today(at: Situation) -> bool:
    """True once a session has ended today, or a rest took the place of one."""
    return bool(_sessions_today(at)) or at.today in at.clock.rests


def _only_ease_today(at: Situation) -> bool:
    gates = {one.stored.gate for one in _sessions_today(at)}
    return gates == {"ease"}


def _sessions_today(at: Situation) -> list[SessionRecord]:
    # later than today is the date somebody has just flown away from
    return [one for one in at.history.sessions if one.day >= at.today and one.end is not None]


def _self_check_seen(at: Situation) -> bool:
    return any(at.diary.of_kind("self_check_finished", "test_done", "test_skipped"))


def _morning_due(at: Situation) -> bool:
    earlier = [one for one in at.history.sessions if one.day < at.today]
    checked = any(morning.entry.day == at.today for morning in at.history.mornings)
    return bool(earlier) and not checked and not _done_today(at)


def _unlocked(at: Situation) -> tuple[str, ...]:
    lock = at.standing.lock
    open_ = at.program.unlocked[(Outcome.OK if lock is None else lock.outcome).name]
    checked = at.standing.ask_again is None
    return tuple(name for name in open_ if checked or name not in ("program", "walking"))


def _brace(at: Situation) -> BraceToday | None:
    if at.symptoms is None:
        return None
    said = [
        entry.payload["brace_prescribed"]
        for entry in at.diary.of_kind("symptoms_answered")
        if isinstance(entry.payload.get("brace_prescribed"), bool)
    ]
    return brace_today(
        at.program,
        at.history,
        at.spasms,
        hours_per_day=at.first_symptoms.brace_hours if at.first_symptoms else 0,
        prescribed=bool(said) and said[-1] is True,
        day=at.clock.day,
        today=at.today,
    )


def _lesson(at: Situation) -> str | None:
    read = [(entry.payload.get("slug"), entry.day) for entry in at.diary.of_kind("lesson_read")]
    return lesson_today(
        at.program,
        day=at.clock.day,
        read={str(slug) for slug, _ in read},
        read_today=any(day == at.today for _, day in read),
        fear=at.symptoms.fear_of_movement if at.symptoms else 0,
    )


def _kit(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(sorted({piece for item in items for piece in item.exercise.kit}))


def _profile_change(at: Situation) -> dict[str, str]:
    if at.profile is None or at.first_profile is None:
        return {}
    z90 = cast(Mapping[str, float], at.program.profile["errors"])["z90"]
    verdicts = {}
    first = at.first_profile.groups()
    for name, score in at.profile.groups().items():
        before = first[name]
        if score is not None and before is not None and score != before:
            verdicts[name] = change_between(before, score, z90=z90)
    return verdicts


def _result(at: Situation) -> ProgramResult | None:
    """Return the result as it stood on the day the person rated the change; it stays that."""
    if not _over(at) or at.first_symptoms is None:
        return None
    rated = [
        (day, change)
        for at_time, day, change in at.diary.read("change_rated", _change)
        if at.history.sessions and at_time > at.history.sessions[-1].at
    ]
    if not rated:
        return None
    day, change = rated[-1]
    return program_result(
        at.program.outcome_limits,
        at.diary.until(at.now, day),
        at.history,
        at.spasms,
        spasms_before=at.first_symptoms.spasms_3_months,
        change=change,
        today=day,
    )


def _change(entry: Entry) -> tuple[datetime, date, float]:
    return entry.at, entry.day, number(entry.payload, "change", least=1, most=7)


def dated_days(at: Situation) -> dict[int, date]:
    """Return the local date of each program day that is behind."""
    return {one.stored.day: one.day for one in at.history.done if one.advances}
