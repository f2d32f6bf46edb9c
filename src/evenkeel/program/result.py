"""The result after 28 days: what changed, and which of four honest texts fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean

from evenkeel.program.diary import Diary, pain
from evenkeel.program.entry import Entry
from evenkeel.program.fields import InvalidField, number, table
from evenkeel.program.history import History
from evenkeel.program.spasm import Spasm, spasm_days

DAYS = 28
WEEK_DAYS = 7
FEWEST_DAILY = 4
QUARTER_DAYS = 91
SCORE_INSTRUMENT = "rmdq"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure at the start and at the end, and whether it changed enough to matter."""

    start: float
    end: float
    reached: bool


@dataclass(frozen=True, slots=True)
class ProgramResult:
    """`result` is an id of content/outcomes.toml; a measure that is missing is None."""

    result: str
    measures: Mapping[str, Measure | None]


def program_result(
    limits: Mapping[str, float],
    diary: Diary,
    history: History,
    spasms: Sequence[Spasm],
    *,
    spasms_before: float,
    change: float,
    today: date,
) -> ProgramResult:
    """Return the result; `change` is the person's own 1 (very much better) to 7 (very much worse).

    Worse comes first, then responder, partial, no change. Where no daily
    activities instrument was answered, spasm days are the third measure.
    """
    pains = _pain(limits, diary, history, today=today)
    activities = _activities(limits, diary)
    score = _instrument(limits, diary)
    spasm = _spasms(limits, spasms, spasms_before=spasms_before, today=today)
    third = spasm if score is None else score
    reached = sum(one is not None and one.reached for one in (pains, activities, third))
    measures = {"pain": pains, "activities": activities, "spasm_days": spasm, "instrument": score}
    return ProgramResult(_which(limits, measures, reached=reached, change=change), measures)


def _which(
    limits: Mapping[str, float],
    measures: Mapping[str, Measure | None],
    *,
    reached: int,
    change: float,
) -> str:
    pains, score, spasm = measures["pain"], measures["instrument"], measures["spasm_days"]
    worse = (
        (pains is not None and pains.end - pains.start >= limits["pain_worse"])
        or (score is not None and score.end - score.start >= limits["activities_worse"])
        or (spasm is not None and _more_spasms(limits, spasm))
        or change >= limits["pgic_worse"]
    )
    if worse:
        return "worse"
    if reached >= limits["responder_measures"] and change <= limits["pgic_responder"]:
        return "responder"
    if reached >= limits["partial_measures"] or change <= limits["pgic_partial"]:
        return "partial"
    return "no-change"


def _more_spasms(limits: Mapping[str, float], spasm: Measure) -> bool:
    more = spasm.end - spasm.start
    doubled = spasm.end >= limits["spasm_days_worse_ratio"] * spasm.start
    return doubled and more >= limits["spasm_days_worse_more"]


def _fell(start: float, end: float, *, points: float, percent: float) -> bool:
    drop = start - end
    return drop >= points or (start > 0 and 100 * drop / start >= percent)


def _pain(
    limits: Mapping[str, float], diary: Diary, history: History, *, today: date
) -> Measure | None:
    """Compare the pain of day 1 with the mean of the last week, of four days at the least."""
    if not history.sessions:
        return None
    daily: dict[date, list[float]] = {}
    for entry, rated in diary.read("pain_rated", lambda e: (e, pain(e.payload, "pain"))):
        daily.setdefault(entry.day, []).append(rated)
    for morning in history.mornings:
        daily.setdefault(morning.entry.day, []).append(morning.pain)
    for session in history.sessions:
        daily.setdefault(session.day, []).append(session.pain_before)
    week = [mean(rated) for day, rated in daily.items() if 0 <= (today - day).days < WEEK_DAYS]
    if len(week) < FEWEST_DAILY:
        return None
    start, end = history.sessions[0].pain_before, mean(week)
    reached = _fell(start, end, points=limits["pain_points"], percent=limits["pain_percent"])
    return Measure(start, end, reached)


def _activities(limits: Mapping[str, float], diary: Diary) -> Measure | None:
    scores = diary.read("activities_rated", _activities_mean)
    if len(scores) < 2:
        return None
    gained = scores[-1] - scores[0]
    return Measure(scores[0], scores[-1], gained >= limits["function_points"])


def _activities_mean(entry: Entry) -> float:
    rows = entry.payload.get("activities")
    if not isinstance(rows, list | tuple) or not rows:
        raise InvalidField("activities", "a list of activities")
    return mean(number(table(row, "activities"), "score", least=0, most=10) for row in rows)


def _instrument(limits: Mapping[str, float], diary: Diary) -> Measure | None:
    answered = diary.read(
        "instrument_answered",
        lambda e: (e.payload.get("instrument"), number(e.payload, "score", least=0, most=24)),
    )
    scores = [score for name, score in answered if name == SCORE_INSTRUMENT]
    if len(scores) < 2:
        return None
    start, end = scores[0], scores[-1]
    points, percent = limits["activities_score_points"], limits["activities_score_percent"]
    return Measure(start, end, _fell(start, end, points=points, percent=percent))


def _spasms(
    limits: Mapping[str, float], spasms: Sequence[Spasm], *, spasms_before: float, today: date
) -> Measure:
    """Compare spasm days with the 28 days before, taken from the three months asked about."""
    start = spasms_before * DAYS / QUARTER_DAYS
    end = spasm_days(spasms, first=today - timedelta(days=DAYS - 1), last=today)
    fewer = start - end >= limits["spasm_days_fewer"]
    return Measure(start, end, fewer and end <= limits["spasm_days_ratio"] * start)
