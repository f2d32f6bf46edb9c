"""An exercise and its dose, as the rules see them: facts only, no words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import cast

from evenkeel.program.fields import Fields, fill, table


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: sets of repetitions, holds, breaths, time or distance.

    A field that does not apply is None. Times are seconds, `tempo_s` is toward,
    pause, back; `breath_s` is in, pause, out. Loads are the most to take.
    """

    sets: int = 1
    reps: int | None = None
    unit: str | None = None
    hold_s: float | None = None
    hold_breaths: int | None = None
    duration_s: float | None = None
    distance_m: float | None = None
    per_side: bool = False
    tempo_s: tuple[float, float, float] | None = None
    breath_s: tuple[float, float, float] | None = None
    rest_s: float | None = None
    range_deg: float | None = None
    load_kg: float | None = None
    load_body_mass_percent: float | None = None
    height_cm: float | None = None
    foot_distance_cm: float | None = None
    effort_percent: float | None = None
    alternative_hold_s: float | None = None
    finish_hold_s: float | None = None
    variation: str | None = None

    def scaled(self, *, volume: float) -> Dose:
        """Return the dose with its sets scaled, at least one; half rounds to even."""
        return replace(self, sets=max(1, round(self.sets * volume)))

    def with_holds_at_most(self, *, hold_s: float) -> Dose:
        """Return the dose with every hold cut to `hold_s`; rests and tempo stay."""

        def cut(value: float | None) -> float | None:
            return None if value is None else min(value, hold_s)

        return replace(
            self,
            hold_s=cut(self.hold_s),
            alternative_hold_s=cut(self.alternative_hold_s),
            finish_hold_s=cut(self.finish_hold_s),
        )

    def fields(self) -> dict[str, object]:
        """Return what applies as plain data; `sets` always stands there."""
        values = ((name, getattr(self, name)) for name in DOSE_FIELDS)
        return {name: value for name, value in values if value is not None and value is not False}


DOSE_FIELDS = tuple(field.name for field in fields(Dose))


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of the catalog: `code` is the clinical code, `slug` its permanent name."""

    slug: str
    code: str
    family: str
    difficulty: int
    levels: tuple[Dose, ...]
    kit: tuple[str, ...]
    gate: str | None

    def dose(self, level: int) -> Dose:
        """Return the dose of `level`, counted from 1; past the last, the last."""
        return self.levels[min(level, len(self.levels)) - 1]


def parse_dose(data: object, *, at: str) -> Dose:
    """Return a dose from a table of the content or of a stored prescription."""
    return fill(Dose, table(data, at), at=at)


def parse_exercise(slug: str, data: Fields) -> Exercise:
    """Return the rules' part of one exercise of the bundle; its words are left aside."""
    at = f"exercises.{slug}"
    levels = cast(Sequence[object], data["levels"])
    kit = cast(Sequence[str], data.get("kit", ()))
    gate = data.get("gate")
    return Exercise(
        slug=slug,
        code=str(data["code"]),
        family=str(data["family"]),
        difficulty=cast(int, data["difficulty"]),
        levels=tuple(parse_dose(level, at=at) for level in levels),
        kit=tuple(kit),
        gate=None if gate is None else str(gate),
    )


def by_code(exercises: Mapping[str, Exercise]) -> dict[str, Exercise]:
    """Return the same exercises by clinical code, which the rules are written in."""
    return {exercise.code: exercise for exercise in exercises.values()}
