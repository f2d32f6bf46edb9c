"""Whether a person may train now: screening, signs since, and what pauses the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from evenkeel.program.definition import Program, ScreeningRules
from evenkeel.program.diary import Diary, answers_of
from evenkeel.program.entry import Entry
from evenkeel.program.fields import InvalidField
from evenkeel.program.history import History
from evenkeel.program.pause import pause_reasons
from evenkeel.program.screening import (
    Outcome,
    Screening,
    mini_screen,
    partial_screen,
    screen,
    spasm_screen,
)
from evenkeel.program.spasm import Spasm

Judge = Callable[[Mapping[str, object], ScreeningRules], Screening]
SIGN_KINDS = (
    "session_started", "exercise_rated", "session_finished", "morning_checked", "spasm_rated",
)  # fmt: skip
SIGNS_TO_CHECK = ("chest_faint_breath", "numbness_or_weakness", "emergency_sign")
ADULT_FROM_AGE = 18
FALLS_FROM_AGE = 70
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
    below the knee that were marked since. An age under 18 locks as K1 does,
    whatever was answered there. A pause ends once a clinician agrees.
    """
    rules = program.screening
    full = _checks(diary, "screening_answered", screen, rules)
    minis = _checks(diary, "mini_screened", mini_screen, rules)
    guided = _checks(diary, "spasm_screened", spasm_screen, rules)
    latest = full[-1] if full else None
    tags = _tags(program, diary, latest, age=age)
    locks = [
        Lock(kind, one.screening.outcome, one.screening.reasons)
        for kind, checks in (("screening", full[-1:]), ("mini", minis), ("spasm", guided))
        for one in checks
        if not one.screening.outcome.may_train
        and (latest is None or one is latest or one.entry.at >= latest.entry.at)
    ]
    if age is not None and age < ADULT_FROM_AGE:
        locks.append(Lock("screening", Outcome.CLINICIAN_FIRST, ("K1",)))
    paused = pause_reasons(program, diary, history, spasms, now=now, today=today)
    if paused:
        locks.append(Lock("pause", Outcome.CLINICIAN_FIRST, paused))
    started = [session.at for session in history.sessions[-1:]]
    return Standing(
        tags=tags,
        valid_until=None if latest is None else _until(program, latest),
        ask_again=_ask_again(program, diary, latest, tags, today=today),
        lock=max(locks, key=lambda lock: lock.outcome, default=None),
        mini_due=not any(
            one.entry.day == today and all(one.entry.at > at for at in started)
            for one in [*full, *minis]
        ),
    )


def _checks(diary: Diary, kind: str, judge: Judge, rules: ScreeningRules) -> list[_Checked]:
    """Return the checks of a kind. One that was broken off counts where it locks, else not at all.

    The page ends a check on the tap of an emergency, with the rest unanswered.
    """

    def checked(entry: Entry) -> _Checked:
        answers = answers_of(entry)
        try:
            return _Checked(entry, judge(answers, rules))
        except InvalidField:
            part = partial_screen(answers, rules)
            if part.outcome.may_train:
                raise
            return _Checked(entry, part)

    return diary.read(kind, checked)


def _tags(
    program: Program, diary: Diary, latest: _Checked | None, *, age: float | None
) -> frozenset[str]:
    tags = set(latest.screening.tags) if latest else set()
    if age is not None and age >= FALLS_FROM_AGE:
        tags.add("falls")
    told = [entry.payload.get("rounding_arching") for entry in diary.of_kind("symptoms_answered")]
    said = [feels for feels in told if isinstance(feels, list | tuple)]
    # asked again and left out, the question keeps its last answer
    for feels in said[-1:]:
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
    marked = diary.of_kind(*SIGN_KINDS)
    if any(_is_new_sign(one, tags) for one in marked if one.at >= latest.entry.at):
        return "new-signs"
    return "expired" if today > _until(program, latest) else None


def _is_new_sign(entry: Entry, tags: frozenset[str]) -> bool:
    """True for a sign that the whole safety check must look at before anybody goes on.

    Each mark counts by itself, also where the rest of its entry cannot be read.
    """
    marks = entry.payload
    down_the_leg = marks.get("reach") == "below_knee" or marks.get("leg_symptoms") is True
    return (
        marks.get("new_numbness_or_weakness") is True
        or (down_the_leg and "leg" not in tags)
        or marks.get("stop_sign") in SIGNS_TO_CHECK
    )
