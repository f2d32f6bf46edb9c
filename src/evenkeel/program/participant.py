"""A participant as the rules know them: who they are, what they felt and what they tested."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from evenkeel.program.fields import Fields, InvalidField, known, number, one_of, table, truth

SEXES = ("female", "male", "undisclosed")
Pair = tuple[float, float]
"""Left and right."""


@dataclass(frozen=True, slots=True)
class Tests:
    """Self-check results; None means not done. Holds in seconds, the thigh angle in degrees
    from the horizontal, above it positive."""

    trunk_flexor_s: float | None = None
    side_bridge_s: Pair | None = None
    side_bridge_from_knees: bool = False
    plank_s: float | None = None
    leg_loading_level: float | None = None
    single_leg_bridge_s: Pair | None = None
    pelvis_control: float | None = None
    thomas_deg: float | None = None
    thomas_pelvis_controlled: bool = False


@dataclass(frozen=True, slots=True)
class Symptoms:
    """The symptom questions, in the units they are asked in."""

    front_hip_pain: float
    tight_mornings: float
    stiff_after_heavy_day: float
    hard_muscles: float
    deep_groove: float
    spasms_3_months: float
    brace_hours: float
    medicine_days: float
    fear_of_movement: float = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """What a plan is made for. `tags` come from the screening and the symptom questions."""

    sex: str
    age: float
    walk_minutes: float
    tags: frozenset[str]
    tests: Tests
    symptoms: Symptoms


SYMPTOM_MOST = {
    "front_hip_pain": 10,
    "tight_mornings": 7,
    "stiff_after_heavy_day": 3,
    "hard_muscles": 3,
    "deep_groove": 3,
    "spasms_3_months": 1000,
    "brace_hours": 24,
    "medicine_days": 7,
}
TEST_FIELDS = tuple(Tests.__dataclass_fields__)
MOST_HOLD_S = 3600


def parse_participant(data: Fields, *, tags: Collection[str]) -> Participant:
    """Return a participant from the fields of a case; `tags` are the known ones.

    Raises InvalidField for a missing, unknown or impossible field. Tests and
    fear of movement may be absent, and a test may be null: it was not done.
    """
    given = data.get("tags", [])
    if not isinstance(given, list | tuple) or any(tag not in tags for tag in given):
        raise InvalidField("tags", "a list of some of " + ", ".join(sorted(tags)))
    return Participant(
        sex=one_of(data, "sex", SEXES),
        age=number(data, "age", least=0, most=120),
        walk_minutes=number(data, "walk_minutes", least=0, most=600),
        tags=frozenset(given),
        tests=parse_tests(table(data.get("tests") or {}, "tests")),
        symptoms=parse_symptoms(table(data.get("symptoms"), "symptoms")),
    )


def parse_tests(data: Fields) -> Tests:
    """Return the self-check results, each checked for range."""
    known(data, TEST_FIELDS, "tests.")

    def single(name: str, *, least: float = 0, most: float = MOST_HOLD_S) -> float | None:
        if data.get(name) is None:
            return None
        return number(data, name, least=least, most=most, prefix="tests.")

    control = single("pelvis_control", most=100)
    if control not in (None, 0, 50, 100):
        raise InvalidField("tests.pelvis_control", "0, 50 or 100")
    level = single("leg_loading_level", most=5)
    if level is not None and level != int(level):
        raise InvalidField("tests.leg_loading_level", "a whole number from 0 to 5")
    return Tests(
        trunk_flexor_s=single("trunk_flexor_s"),
        side_bridge_s=_pair(data, "side_bridge_s"),
        side_bridge_from_knees=truth(data, "side_bridge_from_knees", prefix="tests."),
        plank_s=single("plank_s"),
        leg_loading_level=level,
        single_leg_bridge_s=_pair(data, "single_leg_bridge_s"),
        pelvis_control=control,
        thomas_deg=single("thomas_deg", least=-90, most=90),
        thomas_pelvis_controlled=truth(data, "thomas_pelvis_controlled", prefix="tests."),
    )


def parse_symptoms(data: Fields) -> Symptoms:
    """Return the symptom answers; only fear of movement may be absent (0)."""
    known(data, (*SYMPTOM_MOST, "fear_of_movement"), "symptoms.")
    fear = 0.0
    if data.get("fear_of_movement") is not None:
        fear = number(data, "fear_of_movement", least=0, most=10, prefix="symptoms.")
    answers = {
        name: number(data, name, least=0, most=most, prefix="symptoms.")
        for name, most in SYMPTOM_MOST.items()
    }
    return Symptoms(**answers, fear_of_movement=fear)


def _pair(data: Fields, name: str) -> Pair | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise InvalidField(f"tests.{name}", "two numbers, left and right")
    sides = {"left": value[0], "right": value[1]}
    left, right = (
        number(sides, side, least=0, most=MOST_HOLD_S, prefix=f"tests.{name}.") for side in sides
    )
    return left, right
