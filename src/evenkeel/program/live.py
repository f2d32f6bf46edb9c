"""The session of a real day: the paper plan, plus what has happened since.

Everything that may make a day easier is applied here: spasms, days missed,
painful mornings, gates that are not met, low adherence. Nothing here makes a
day harder than the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evenkeel.program.carry import course_now
from evenkeel.program.clock import clock_holds, unmet_gate
from evenkeel.program.course import (
    Course,
    all_level_down,
    caught_up,
    fit,
    lighter_next,
)
from evenkeel.program.definition import Program
from evenkeel.program.exercise import Dose
from evenkeel.program.ladder import Climb, Result, lower_of
from evenkeel.program.participant import Participant
from evenkeel.program.prescription import MOST_PAIN, Prescription
from evenkeel.program.profile import Profile
from evenkeel.program.progress import progress
from evenkeel.program.reason import Reason
from evenkeel.program.session import LONG, BuiltSession, FilledDay, Item, build, fill, fitted
from evenkeel.program.situation import Situation
from evenkeel.program.slots import DayFrame, frame
from evenkeel.program.spasm import Spasm
from evenkeel.program.walking import planned_walk

BUDGETS = ("short", "standard", LONG)
SPASM_DAY_3 = 3


@dataclass(frozen=True, slots=True)
class LiveDay:
    """Today's frame and course before the session, and what is different about it."""

    frame: DayFrame
    course: Course
    volume_at_most: float
    climb: Climb
    advances: bool
    only_ease: bool
    reasons: tuple[Reason, ...]


def live_day(situation: Situation, person: Participant, profile: Profile) -> LiveDay:
    """Say what kind of day it is for a person who may train."""
    program, clock = situation.program, situation.clock
    removed = program.removed(person.tags)
    course = fit(program, course_now(situation, person, profile), removed)
    reasons: list[Reason] = []
    climb, advances = Climb.ALL, True
    if clock.missed_days >= program.clock.missed_lighter_from:
        reasons.append(Reason("welcome-back", {"days": clock.missed_days, "day": clock.day}))
        course, climb = lighter_next(course, volume=program.clock.missed_volume), Climb.NONE
    if clock.missed_days >= program.clock.missed_level_down_from:
        course = all_level_down(program, course)
        reasons.append(Reason("levels-down-after-gap"))
    if clock.restarted:
        reasons.append(Reason("phase-starts-again"))
    if clock_holds(program, clock):
        climb, advances = lower_of(climb, Climb.LEVELS), False
        reasons.append(Reason("clock-waits", {"sessions": program.clock.resume_sessions}))
        reasons.append(Reason("what-got-in-the-way"))
    elif clock.adherence is not None and clock.adherence < program.clock.adherence_normal:
        climb = lower_of(climb, Climb.LEVELS)
        reasons.append(Reason("no-new-steps"))
    of, unmet = _frame(situation, course)
    if unmet is None:
        course = caught_up(program, course, removed, day=clock.day)
        of = frame(program, course, day=clock.day)
    else:
        advances = False
        reasons.append(Reason(f"gate-{unmet}"))
    if of.because != "planned":
        reasons.append(Reason(of.because))
    day = LiveDay(of, course, 1.0, climb, advances, only_ease=False, reasons=tuple(reasons))
    spasm = situation.open_spasm
    return day if spasm is None else _on_the_way_back(situation, day, spasm)


def prescriptions(
    situation: Situation, person: Participant, profile: Profile, day: LiveDay
) -> list[Prescription]:
    """Return today's sessions for every gate and budget; the first row that fits is taken."""
    made: list[Prescription] = []
    walk_min = planned_walk(situation)
    if not day.only_ease:
        calm = day.frame
        if calm.built != "L":
            calm = replace(calm, phase=calm.phase, built="C", planned="C", because="calm-day")
        for gate, of in (("normal", day.frame), ("calm", calm)):
            filled = _filled(situation, person, profile, day, of=of, gate=gate)
            for budget in BUDGETS:
                session = _fitted(situation.program, day, filled, budget=budget)
                made.append(
                    _prescribed(
                        situation, day, session, gate=gate, budget=budget, walk_min=walk_min
                    )
                )
    made.append(_ease(situation, person, day))
    return made


def tomorrow(
    situation: Situation, person: Participant, profile: Profile, today: Prescription
) -> BuiltSession:
    """Return the session that follows when today's goes well, to name its kit the day before."""
    program = situation.program
    removed = program.removed(person.tags)
    greens = {use.ladder: Result.GREEN for use in today.session.uses}
    course = progress(
        program,
        today.session.course,
        today.session.uses,
        greens,
        removed=removed,
        climb=lower_of(today.climb, Climb.LEVELS),
    )
    last = len(program.calendar.types)
    day = min(today.session.frame.day + today.advances, last)
    course = caught_up(program, course, removed, day=day)
    return build(program, profile, course, frame(program, course, day=day), tags=person.tags)


def _frame(situation: Situation, course: Course) -> tuple[DayFrame, str | None]:
    program, clock = situation.program, situation.clock
    phase = program.phase_of(clock.day)
    planned = frame(program, course, day=clock.day)
    if clock.day != phase.from_day or clock.day == 1:
        return planned, None
    unmet = unmet_gate(phase, situation.history, situation.spasms, today=situation.today)
    if unmet is None:
        return planned, None
    held = frame(program, course, day=clock.day - 1)
    return replace(held, day=clock.day), unmet


def _on_the_way_back(situation: Situation, day: LiveDay, spasm: Spasm) -> LiveDay:
    """Spasm days: ease only, then a calm day at 60 % on the third, then the way back."""
    rules = situation.program.spasm_return
    number = spasm.protocol_day(situation.today)
    if spasm.may_resume(situation.program, situation.today):
        return replace(day, reasons=(Reason("spasm-return"), *day.reasons))
    if number == SPASM_DAY_3 and spasm.latest.pain <= rules.max_pain:
        calm = replace(day.frame, built="C", planned="C", because="spasm-day-3")
        return replace(
            day,
            frame=calm,
            volume_at_most=rules.calm_day_volume,
            climb=Climb.NONE,
            advances=False,
            reasons=(Reason("spasm-day-3"),),
        )
    return replace(
        day, climb=Climb.NONE, advances=False, only_ease=True, reasons=(Reason("spasm-ease"),)
    )


def _filled(
    situation: Situation,
    person: Participant,
    profile: Profile,
    day: LiveDay,
    *,
    of: DayFrame,
    gate: str,
) -> FilledDay:
    # the third spasm day has its own volume and leaves those of the way back untouched
    course = replace(day.course, volumes=()) if _is_spasm_day_3(day) else day.course
    return fill(
        situation.program,
        profile,
        course,
        of,
        tags=person.tags,
        volume_at_most=day.volume_at_most,
        level_one=gate == "calm",
    )


def _fitted(program: Program, day: LiveDay, filled: FilledDay, *, budget: str) -> BuiltSession:
    session = fitted(program, filled, budget=budget)
    if not _is_spasm_day_3(day):
        return session
    return replace(session, course=replace(session.course, volumes=day.course.volumes))


def _is_spasm_day_3(day: LiveDay) -> bool:
    return day.frame.because == "spasm-day-3"


def _prescribed(
    situation: Situation,
    day: LiveDay,
    session: BuiltSession,
    *,
    gate: str,
    budget: str,
    walk_min: int,
) -> Prescription:
    return Prescription(
        gate=gate,
        budget=budget,
        session=session,
        walk_min=walk_min,
        climb=Climb.NONE if gate == "calm" else day.climb,
        advances=day.advances,
        advances_to_pain=_advances_to_pain(situation),
    )


def _advances_to_pain(situation: Situation) -> float:
    """Return the pain up to which today's session moves the clock.

    On the first day of a phase the gate looks at this session's pain as well: a
    calm day at 6 does not open what the gate keeps shut.
    """
    phase = situation.program.phase_of(situation.clock.day)
    entering = situation.clock.day == phase.from_day and phase.max_pain is not None
    return phase.max_pain if entering and phase.max_pain is not None else MOST_PAIN


def _ease(situation: Situation, person: Participant, day: LiveDay) -> Prescription:
    program = situation.program
    rules = program.ease
    spasm = situation.open_spasm
    second_day = spasm is not None and spasm.protocol_day(situation.today) == SPASM_DAY_3 - 1
    codes, doses = (
        (rules.spasm_items, rules.spasm_doses) if second_day else (rules.items, rules.doses)
    )
    removed = program.removed(person.tags)
    if spasm is None or spasm.latest.pain > rules.stretch_max_pain:
        removed |= {"BK01"}
    items = [
        _ease_item(program, code, doses)
        for code in (_breathing(program, slot, day.frame.day) for slot in codes)
        if code not in removed
    ]
    session = BuiltSession(
        frame=day.frame,
        volume=1.0,
        minutes=program.minutes["overhead"] + sum(item.minutes for item in items),
        items=tuple(items),
        dropped=(),
        course=day.course,
    )
    return Prescription("ease", LONG, session, 0, Climb.NONE, advances=False)


def _breathing(program: Program, slot: str, day: int) -> str:
    return program.pools["BR"][day % 2] if slot == "BR" else slot


def _ease_item(program: Program, code: str, doses: Mapping[str, Dose]) -> Item:
    exercise = program.exercises[code]
    return Item(
        exercise=exercise,
        slot=code,
        ladder=None,
        rung=0,
        level=1,
        substitute=False,
        dose=doses.get(code) or exercise.dose(1),
        minutes=program.minutes[code[:2]],
        because="ease",
    )
