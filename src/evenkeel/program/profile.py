"""The muscle-balance profile: four scores with honest ranges, and the fit to one pattern.

Higher is better and 100 is a typical healthy adult. Each score carries the half
width of its 90 % range: home tests are rough, and a test that was not done makes
the range wider instead of the score lower. Weights, errors and norms are
content/profile.toml. A low score never says why somebody hurts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import cast

from evenkeel.program.fields import Fields
from evenkeel.program.participant import Pair, Participant, Symptoms

Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """0-100, the half width of its 90 % range, its test error alone, and what it is made of."""

    score: float
    half_width: float
    test_error: float  # standard error without the parts that repeat on every day
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Scores are None when nothing of their group was tested; decisions use them unrounded."""

    abdominals: Score | None
    glutes: Score | None
    hip_flexors: Score | None
    back_ease: Score | None
    pattern_fit: float

    def groups(self) -> dict[str, Score | None]:
        """Return the four scores by name."""
        return {
            "abdominals": self.abdominals,
            "glutes": self.glutes,
            "hip_flexors": self.hip_flexors,
            "back_ease": self.back_ease,
        }


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    value: float  # 0-100
    error: float


def assess(person: Participant, model: Fields) -> Profile:
    """Return the profile of a person's tests and symptom answers."""
    tests, errors, scales = person.tests, _numbers(model, "errors"), _numbers(model, "scales")
    abdominals: list[_Part] = []
    glutes: list[_Part] = []
    hip: list[_Part] = []
    uneven_side = uneven_bridge = 0.0
    if tests.trunk_flexor_s is not None:
        abdominals.append(_hold("trunk_flexor", tests.trunk_flexor_s, person, model))
    if tests.side_bridge_s is not None:
        factor = scales["knee_factor"] if tests.side_bridge_from_knees else 1.0
        abdominals.append(_sides("side_bridge", tests.side_bridge_s, person, model, factor=factor))
        uneven_side = _asymmetry(tests.side_bridge_s, scales)
    if tests.plank_s is not None:
        abdominals.append(_hold("plank", tests.plank_s, person, model))
    if tests.leg_loading_level is not None:
        points = scales["leg_loading_points"] * tests.leg_loading_level
        abdominals.append(_Part("leg_loading", points, errors["leg_loading"]))
    if tests.single_leg_bridge_s is not None:
        glutes.append(_sides("single_leg_bridge", tests.single_leg_bridge_s, person, model))
        uneven_bridge = _asymmetry(tests.single_leg_bridge_s, scales)
    if tests.pelvis_control is not None:
        glutes.append(_Part("pelvis_control", tests.pelvis_control, errors["pelvis_control"]))
    if tests.thomas_deg is not None:
        hip.append(_thomas(tests.thomas_deg, tests.thomas_pelvis_controlled, model))
    comfort = 100 - scales["front_hip_points"] * person.symptoms.front_hip_pain
    hip.append(_Part("front_hip_pain", comfort, errors["front_hip_pain"]))

    weights = cast(Mapping[str, Numbers], model["weights"])
    load = back_load(person.symptoms, model)
    scores = {
        "abdominals": _combine(abdominals, weights["abdominals"], uneven_side, errors),
        "glutes": _combine(glutes, weights["glutes"], uneven_bridge, errors),
        "hip_flexors": _combine(hip, weights["hip_flexors"], 0.0, errors),
    }
    return Profile(
        **scores,
        back_ease=_back_ease(load, errors),
        pattern_fit=_pattern_fit(scores, load, model),
    )


def back_load(symptoms: Symptoms, model: Fields) -> float:
    """Return how much the back has been asked lately, 0-100, from the symptom answers."""
    weights = cast(Mapping[str, Numbers], model["weights"])["back_load"]
    full = _numbers(model, "full_scale")
    given: dict[str, float] = {name: getattr(symptoms, name) for name in weights}
    return 100 * sum(
        weight * min(given[name], full[name]) / full[name] for name, weight in weights.items()
    )


def change_between(before: Score, after: Score, *, z90: float) -> str:
    """Say whether a score changed: "likely", "possible" or "none".

    Only scores built from the same tests may be compared; others return "none".
    The norm mismatch repeats on both days and is left out of the error.
    """
    error = sqrt(before.test_error**2 + after.test_error**2)
    moved = abs(after.score - before.score)
    if before.tests != after.tests or moved < error:
        return "none"
    return "likely" if moved > z90 * error else "possible"


def _numbers(model: Fields, name: str) -> Numbers:
    return cast(Numbers, model[name])


def _target_s(test: str, person: Participant, model: Fields) -> float:
    means = cast(Mapping[str, Mapping[str, Numbers]], model["target_s"])[test]
    by_sex = means["young" if person.age < cast(float, model["young_below_age"]) else "adult"]
    mean = (
        by_sex[person.sex]
        if person.sex in by_sex
        else (by_sex["male"] + by_sex["female"]) / 2  # undisclosed: the mean of the two
    )
    factors = cast(Sequence[tuple[float, float]], model["age_factors"])
    return mean * next(factor for below, factor in factors if person.age < below)


def _hold(test: str, seconds: float, person: Participant, model: Fields) -> _Part:
    errors = _numbers(model, "errors")
    value = 100 * min(1.0, seconds / _target_s(test, person, model))
    return _Part(test, value, max(errors["hold_least"], errors["hold_share"] * value))


def _sides(
    test: str, seconds: Pair, person: Participant, model: Fields, *, factor: float = 1.0
) -> _Part:
    errors = _numbers(model, "errors")
    left, right = (_hold(test, factor * side, person, model) for side in seconds)
    # the two sides are treated as independent
    error = max(errors["hold_least"], (left.error + right.error) / 2 / sqrt(2))
    return _Part(test, (left.value + right.value) / 2, error)


def _asymmetry(seconds: Pair, scales: Numbers) -> float:
    longer = max(seconds)
    if longer == 0:
        return 0.0
    difference = abs(seconds[0] - seconds[1]) / longer
    points = scales["asymmetry_slope"] * (difference - scales["asymmetry_from"])
    return min(scales["asymmetry_most"], max(0.0, points))


def _thomas(thigh_deg: float, controlled: bool, model: Fields) -> _Part:
    errors, scales = _numbers(model, "errors"), _numbers(model, "scales")
    middle = scales["thomas_middle"]
    if thigh_deg < 0:
        slope = scales["thomas_below_slope"]
        value = min(100.0, middle - slope * thigh_deg)
    else:
        slope = scales["thomas_above_slope"]
        value = max(0.0, middle - slope * thigh_deg)
    degrees = errors["thomas_controlled_deg" if controlled else "thomas_deg"]
    return _Part("thomas", value, slope * degrees)


def _combine(
    parts: Sequence[_Part], weights: Numbers, uneven: float, errors: Numbers
) -> Score | None:
    if not parts:
        return None
    used = sum(weights[part.name] for part in parts)
    shares = [weights[part.name] / used for part in parts]
    value = sum(share * part.value for share, part in zip(shares, parts, strict=True)) - uneven
    variance = sum((share * part.error) ** 2 for share, part in zip(shares, parts, strict=True))
    missing = errors["missing"] * (1 - used)
    return Score(
        score=_within_scale(value),
        half_width=errors["z90"] * sqrt(variance + errors["mismatch"] ** 2 + missing**2),
        test_error=sqrt(variance),
        tests=tuple(part.name for part in parts),
    )


def _back_ease(load: float, errors: Numbers) -> Score:
    error = errors["back_ease"]
    return Score(
        score=_within_scale(100 - load),
        half_width=errors["z90"] * sqrt(error**2 + errors["mismatch_back"] ** 2),
        test_error=error,
        tests=("symptoms",),
    )


def _pattern_fit(scores: Mapping[str, Score | None], load: float, model: Fields) -> float:
    weights, missing = _numbers(model, "pattern_weights"), _numbers(model, "scales")
    shortfall = {
        name: missing["missing_counts_as"] if score is None else 100 - score.score
        for name, score in scores.items()
    }
    return (
        weights["abdominals"] * shortfall["abdominals"]
        + weights["back_load"] * load
        + weights["hip_flexors"] * shortfall["hip_flexors"]
    )


def _within_scale(value: float) -> float:
    return min(100.0, max(0.0, value))
