"""Whether a person may train now: screening, signs since, and what pauses the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary, Spread, answers_of, parse_spread
from evenkeel.program.entry import Entry
from evenkeel.program.fields import truth
from evenkeel.program.history import History
from evenkeel.program.light import Light
from evenkeel.program.screening import Outcome, Screening, mini_screen, screen, spasm_screen
from evenkeel.program.spasm import Spasm, spasm_days

SPREAD_KINDS = ("session_started", "session_finished", "morning_checked")
FALLS_FROM_AGE = 70
WEEK = timedelta(days=7)
FEWEST_FOR_A_WEEK = 3
FOLLOWS_FROM = {"rounding_worsens": "flexsens", "arching_worsens": "extsens"}


@dataclass(frozen=True, slots=True)
class Lock:
    """Why sessions are closed: where it came from, how severe, and the reasons' ids."""

    kind: str  # screening, mini, spasm or pause
    outcome: Outcome
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the safety check says today.

    `ask_again` is the reason code to screen (again): "first", "expired" or
    "new-signs"; None while the answers hold.
    """

    tags: frozenset[str]
    valid_until: date | None
    ask_again: str | None
    lock: Lock | None
    mini_due: bool


@dataclass(frozen=True, slots=True)
class _Checked:
    entry: Entry
    screening: Screening


def read_standing(
    program: Program,
    diary: Diary,
    history: History,
    spasms: Sequence[Spasm],
    *,
    now: datetime,
    today: date,
    age: float | None,
) -> Standing:
    """Return whether sessions are open; the most severe lock wins.

    A positive answer before a session or in the spasm guide locks until the
    whole check is answered anew, and so do new numbness, weakness or symptoms
    below the knee that were marked since. A pause ends once a clinician agrees.
    """
    rules = program.screening
    full = diary.read("screening_answered", lambda e: _Checked(e, screen(answers_of(e), rules)))
    minis = diary.read("mini_screened", lambda e: _Checked(e, mini_screen(answers_of(e), rules)))
    guided = diary.read("spasm_screened", lambda e: _Checked(e, spasm_screen(answers_of(e), rules)))
    latest = full[-1] if full else None
    tags = _tags(program, diary, latest, age=age)
    locks = [
        Lock(kind, one.screening.outcome, one.screening.reasons)
        for kind, checks in (("screening", full[-1:]), ("mini", minis), ("spasm", guided))
        for one in checks
        if not one.screening.outcome.may_train
        and (latest is None or one is latest or one.entry.at > latest.entry.at)
    ]
    paused = _pause(program, diary, history, spasms, now=now, today=today)
    if paused:
        locks.append(Lock("pause", Outcome.CLINICIAN_FIRST, paused))
    return Standing(
        tags=tags,
        valid_until=None if latest is None else _until(program, latest),
        ask_again=_ask_again(program, diary, latest, tags, today=today),
        lock=max(locks, key=lambda lock: lock.outcome, default=None),
        mini_due=not any(one.entry.day == today for one in [*full, *minis]),
    )


def _tags(
    program: Program, diary: Diary, latest: _Checked | None, *, age: float | None
) -> frozenset[str]:
    tags = set(latest.screening.tags) if latest else set()
    if age is not None and age >= FALLS_FROM_AGE:
        tags.add("falls")
    for entry in diary.of_kind("symptoms_answered")[-1:]:
        feels = entry.payload.get("rounding_arching")
        if isinstance(feels, list | tuple):
            tags |= {FOLLOWS_FROM[feel] for feel in map(str, feels) if feel in FOLLOWS_FROM}
    return frozenset(tags & set(program.tags))


def _until(program: Program, latest: _Checked) -> date:
    return latest.entry.day + timedelta(days=program.screening.valid_days - 1)


def _ask_again(
    program: Program,
    diary: Diary,
    latest: _Checked | None,
    tags: frozenset[str],
    *,
    today: date,
) -> str | None:
    if latest is None:
        return "first"
    if today > _until(program, latest):
        return "expired"

    def parse_marked(entry: Entry) -> tuple[Entry, Spread]:
        return entry, parse_spread(entry.payload)

    marked = [one for kind in SPREAD_KINDS for one in diary.read(kind, parse_marked)]
    for entry, spread in marked:
        below_knee = spread.reach == "below_knee" and "leg" not in tags
        if entry.at > latest.entry.at and (spread.new_numbness_or_weakness or below_knee):
            return "new-signs"
    return None


def _pause(
    program: Program,
    diary: Diary,
    history: History,
    spasms: Sequence[Spasm],
    *,
    now: datetime,
    today: date,
) -> tuple[str, ...]:
    """Return why the program pauses, counting only from the day a clinician last agreed."""
    agreed = [
        entry
        for entry, yes in diary.read("clinician_seen", lambda e: (e, truth(e.payload, "agreed")))
        if yes
    ]
    cleared = agreed[-1].at if agreed else None
    sessions = [one for one in history.sessions if cleared is None or one.at > cleared]
    recent = [one for one in spasms if cleared is None or one.at > cleared]
    rules = program.pause
    red_since = today - timedelta(days=rules.red_window_days - 1)
    reds = [one for one in sessions if one.light is Light.RED and one.day >= red_since]
    spasm_since = today - timedelta(days=rules.spasm_window_days - 1)
    reasons = []
    if len(reds) >= rules.red_sessions:
        reasons.append("two-reds")
    if _risen([(one.day, one.pain_before) for one in sessions], rules.pain_rise, today=today):
        reasons.append("pain-rising")
    if spasm_days(recent, first=spasm_since, last=today) >= rules.spasm_days:
        reasons.append("many_spasms")
    if recent and not any(one.at > recent[-1].at and one.stored.advances for one in sessions):
        reasons += recent[-1].escalations(program.escalation, now)
    return tuple(reasons)


def _risen(pains: Sequence[tuple[date, float]], by: float, *, today: date) -> bool:
    this_week = [pain for day, pain in pains if today - WEEK < day <= today]
    week_before = [pain for day, pain in pains if today - 2 * WEEK < day <= today - WEEK]
    if min(len(this_week), len(week_before)) < FEWEST_FOR_A_WEEK:
        return False
    return median(this_week) - median(week_before) >= by
