"""Values of the rules as plain data: what the app, the server and the command line are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from evenkeel.program.clock import ClockState
from evenkeel.program.outlook import PlannedDay
from evenkeel.program.plan import Plan
from evenkeel.program.profile import Profile, Score
from evenkeel.program.screening import Screening
from evenkeel.program.situation import Situation
from evenkeel.program.today import Today, dated_days


def screening_fields(screening: Screening) -> dict[str, object]:
    """Return the outcome, tags and reasons of a safety check."""
    return {
        "outcome": screening.outcome.name,
        "tags": list(screening.tags),
        "reasons": list(screening.reasons),
    }


def score_fields(score: Score | None) -> dict[str, float] | None:
    """Return a score and its half width to 0.1; None stays None."""
    if score is None:
        return None
    return {"score": round(score.score, 1), "half_width": round(score.half_width, 1)}


def profile_fields(profile: Profile) -> dict[str, object]:
    """Return the four scores and the fit to the pattern, to 0.1."""
    groups = {name: score_fields(score) for name, score in profile.groups().items()}
    return {**groups, "pattern_fit": round(profile.pattern_fit, 1)}


def case_fields(plan: Plan) -> dict[str, object]:
    """Return a plan in the shape of the worked cases, with slugs."""
    return {
        "profile": profile_fields(plan.profile),
        "days": [
            {
                "day": day.session.frame.day,
                "phase": day.session.frame.phase.id,
                "type": day.session.frame.built,
                "walk_min": day.walk_min,
                "volume": day.session.volume,
                "exercises": [
                    {"code": item.exercise.code, "slug": item.exercise.slug, "level": item.level}
                    for item in day.session.items
                ],
            }
            for day in plan.days
        ],
    }


def today_fields(answer: Today) -> dict[str, object]:
    """Return Today as the app reads it (app/src/engine/today.ts)."""
    at = answer.situation
    clock, standing = at.clock, at.standing
    budget = at.choice("budget")
    last_day = len(at.program.calendar.types)
    done_today = [one for one in at.history.done if one.day == at.today]
    advanced = [one.stored.day for one in done_today if one.advances]
    # once today's session is done, the day is still that one until the date changes
    shown_day = min(advanced[-1] if advanced else clock.day, last_day)
    of = answer.day.frame if answer.day else None
    planned = at.program.phase_of(shown_day).id
    lock = standing.lock
    return {
        "release": at.program.release,
        "date": at.today.isoformat(),
        "newest_entry": at.diary.newest,
        "next": {"act": answer.act, "reason": answer.reason.fields()},
        "lock": lock
        and {"kind": lock.kind, "outcome": lock.outcome.name, "reasons": list(lock.reasons)},
        "unlocked": list(answer.unlocked),
        "tags": sorted(standing.tags),
        "screening_valid_until": standing.valid_until and standing.valid_until.isoformat(),
        "mini_screen_due": standing.mini_due,
        "morning_due": answer.morning_due,
        "program_day": shown_day,
        "calendar_day": clock.calendar_day,
        "phase": of.phase.id if of else planned,
        "type": of.built if of else at.program.calendar.types[shown_day - 1],
        "days": _days(at, clock),
        "sessions": [one.fields() for one in answer.sessions],
        "gates": _gates(answer),
        "budget": budget if budget in ("short", "standard", "long") else at.program.budgets.default,
        "running": at.running and at.running.id,
        "changes": [reason.fields() for reason in answer.changes],
        "notes": [reason.fields() for reason in answer.notes],
        "walk": {
            "minutes": answer.walk.minutes,
            "done_minutes": answer.walk.done_minutes,
            "reason": answer.walk.reason and answer.walk.reason.fields(),
        },
        "brace": _brace(answer),
        "lesson": answer.lesson,
        "lessons_read": sorted(
            {str(entry.payload.get("slug")) for entry in at.diary.of_kind("lesson_read")}
        ),
        "tests_due": list(answer.due.tests),
        "occasion": answer.due.occasion,
        "measures_due": list(answer.due.measures),
        "kit_today": list(answer.kit_today),
        "kit_tomorrow": list(answer.kit_tomorrow),
        "profile": _profile(at),
        "profile_change": _profile_change(answer),
        "light": _light(at),
        "spasm": _spasm(at),
        "outcome": _outcome(answer),
    }


def plan_fields(days: Sequence[PlannedDay]) -> list[dict[str, object]]:
    """Return all program days, those behind and those ahead."""
    return [
        {
            "day": day.day,
            "phase": day.phase,
            "type": day.type,
            "done": day.done_on is not None,
            "date": day.done_on and day.done_on.isoformat(),
            "minutes": day.minutes,
            "walk_min": day.walk_min,
            "items": [
                {"slug": item.slug, "code": item.code, "level": item.level} for item in day.items
            ],
        }
        for day in days
    ]


def _days(at: Situation, clock: ClockState) -> list[dict[str, object]]:
    dates = dated_days(at)
    return [
        {
            "day": day,
            "phase": at.program.phase_of(day).id,
            "type": planned,
            "state": "done" if day < clock.day else "today" if day == clock.day else "ahead",
            "date": dates[day].isoformat() if day in dates else None,
        }
        for day, planned in enumerate(at.program.calendar.types, start=1)
    ]


def _gates(answer: Today) -> list[dict[str, object]]:
    rows = answer.situation.program.gates
    if answer.day is not None and answer.day.only_ease:
        rows = tuple(replace(row, gate="ease" if row.gate != "spasm" else row.gate) for row in rows)
    return [{"max_pain": row.max_pain, "gate": row.gate} for row in rows]


def _brace(answer: Today) -> dict[str, object] | None:
    brace = answer.brace
    if brace is None:
        return None
    return {
        "limit_hours": brace.limit_hours,
        "block_hours": brace.block_hours,
        "step": brace.step,
        "prescribed": brace.prescribed,
        "reason": brace.reason.fields(),
    }


def _profile(at: Situation) -> dict[str, object] | None:
    profile = at.profile
    if profile is None:
        return None
    bands = cast(Mapping[str, float], at.program.profile["bands"])
    fit = profile.pattern_fit
    band = "close" if fit >= bands["close_from"] else "different"
    if band == "different" and fit >= bands["partly_from"]:
        band = "partly"
    return {
        **profile_fields(profile),
        "band": band,
        "provisional": profile.abdominals is None or profile.glutes is None,
        "pain_limited": list(at.pain_limited),
    }


def _profile_change(answer: Today) -> list[dict[str, object]]:
    at = answer.situation
    if at.profile is None or at.first_profile is None:
        return []
    now, before = at.profile.groups(), at.first_profile.groups()
    rows = []
    for group, verdict in answer.profile_change.items():
        start, end = before[group], now[group]
        if start is not None and end is not None:
            rows.append(
                {
                    "group": group,
                    "from": round(start.score, 1),
                    "to": round(end.score, 1),
                    "verdict": verdict,
                }
            )
    return rows


def _light(at: Situation) -> dict[str, object] | None:
    if not at.history.sessions:
        return None
    last = at.history.sessions[-1]
    return {"light": last.light.name, "reasons": [], "date": last.day.isoformat()}


def _spasm(at: Situation) -> dict[str, object] | None:
    spasm = at.open_spasm
    if spasm is None:
        return None
    return {
        "id": spasm.id,
        "day": spasm.protocol_day(at.today),
        "hours": (at.now - spasm.at).total_seconds() / 3600,
        "pain": spasm.latest.pain,
        "escalate": spasm.escalations(at.program.escalation, at.now),
        "may_resume": spasm.may_resume(at.program, at.today),
    }


def _outcome(answer: Today) -> dict[str, object] | None:
    if answer.result is None:
        return None
    return {
        "result": answer.result.result,
        "measures": {
            name: measure and {"from": measure.start, "to": measure.end, "reached": measure.reached}
            for name, measure in answer.result.measures.items()
        },
    }
