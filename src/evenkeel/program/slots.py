"""Which slots a day has: the type of the day, its number and the person decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenkeel.program.course import Course
from evenkeel.program.definition import DayType, Phase, Program
from evenkeel.program.profile import Profile


@dataclass(frozen=True, slots=True)
class DayFrame:
    """A program day before it is filled: its phase, the type it is built as, and why."""

    day: int
    phase: Phase
    planned: DayType
    built: DayType
    because: str  # reason code: planned, light-after-red, abdominal-gate, or a live rule's


def frame(program: Program, course: Course, *, day: int) -> DayFrame:
    """Say what kind of day this is: planned, light after RED, or gated to type A."""
    phase = program.phase_of(day)
    planned = program.calendar.types[min(day, len(program.calendar.types)) - 1]
    if course.light_next:
        return DayFrame(day, phase, planned, "L", "light-after-red")
    gated = course.ladders["AB_A"].rung < program.choices.abdominal_gate_rung
    if planned in ("S", "I") and gated:
        return DayFrame(day, phase, planned, "A", "abdominal-gate")
    return DayFrame(day, phase, planned, planned, "planned")


def slots(program: Program, profile: Profile, course: Course, of: DayFrame) -> list[str]:
    """Return the slots in order; each is a ladder, a pool (BR, BK, HF) or one exercise."""
    even = of.day % 2 == 0
    template = program.slots[of.built]
    if of.built == "C":
        return _calm(program, profile, template)
    if of.built == "A":
        chosen = _activate(program, profile, template, even=even)
        return _instead_of_integrate(chosen) if of.planned == "I" else chosen
    if of.built == "S":
        turn = "SB" if course.strength_days % 2 == 0 else "AR"
        gait = ["IN04"] if of.day >= program.choices.gait_from_day else []
        return [turn if slot == "turn" else slot for slot in template] + gait
    if of.built == "I":
        turn = "SB" if even else "AR"
        return [turn if slot == "turn" else slot for slot in template]
    return list(template)


def _calm(program: Program, profile: Profile, template: Sequence[str]) -> list[str]:
    ease = profile.back_ease
    extra = ease is not None and ease.score < program.choices.extra_back_ease_below
    after_second = list(template).index("BK") + 1
    return [*template[:after_second], *(["BK"] if extra else []), *template[after_second:]]


def _activate(
    program: Program, profile: Profile, template: Sequence[str], *, even: bool
) -> list[str]:
    third = "AB_P" if even else "AR"
    lateral = "GL_L"
    if profile.abdominals and profile.glutes:
        abdominals, glutes = profile.abdominals.score, profile.glutes.score
        rules = program.choices
        if abdominals < rules.low_abdominals_below and abdominals <= glutes:
            lateral = "SB" if third == "AB_P" else "AB_P"
        if glutes <= abdominals - rules.glutes_behind_by:
            third = "GL_F"
    choice = {"third": third, "GL_L": lateral, "stand": "IN_S" if even else "IN_F"}
    return [choice.get(slot, slot) for slot in template]


def _instead_of_integrate(chosen: Sequence[str]) -> list[str]:
    return [slot for slot in chosen if slot not in ("AB_P", "AR")] + ["IN_F", "IN04"]
