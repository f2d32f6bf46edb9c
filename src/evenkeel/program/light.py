"""The traffic light: how an exercise, a session and a morning went.

Adapted from pain monitoring in tendon and knee rehabilitation, which is not
back spasm, and so made stricter for rises. The limits are content/program.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import median

from evenkeel.program.definition import LightLimits
from evenkeel.program.diary import Morning, Rating, Spread

FELT_IN_BACK = 1
BELOW_KNEE = 4


class Light(IntEnum):
    """Ordered: the worst one counts."""

    GREEN = 0
    AMBER = 1
    RED = 2


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual for the person: pain before sessions, minutes of morning stiffness."""

    pain: float | None
    stiffness_min: float | None


def baseline(
    pains_before: Sequence[float], stiffness_min: Sequence[float], limits: LightLimits
) -> Baseline:
    """Return the median of the last pains and of the first mornings; fewer, of those there are."""
    pains = pains_before[-limits.baseline_sessions :]
    mornings = stiffness_min[: limits.baseline_mornings]
    return Baseline(
        pain=median(pains) if pains else None,
        stiffness_min=median(mornings) if mornings else None,
    )


def exercise_light(
    rating: Rating, *, pain_before: float, pain_after: float | None, limits: LightLimits
) -> Light:
    """Return the light of one exercise.

    `pain_after` is the session's, ten minutes after; None while it is not known.
    A stop sign is RED. "Too much" is AMBER at the least: the person's own word
    outweighs kind numbers.
    """
    peak, rise = rating.pain_peak, rating.pain_peak - pain_before
    if rating.stop_sign is not None or pain_is_red(peak=peak, rise=rise, limits=limits):
        return Light.RED
    during = peak <= limits.green_peak or rise <= limits.green_rise
    settled = pain_after is None or pain_after <= pain_before + limits.green_after_rise
    # effort 7 is a GREEN light without promotion; 8 and more is AMBER
    if during and settled and rating.effort <= limits.green_effort and not rating.too_much:
        return Light.GREEN
    return Light.AMBER


def pain_is_red(*, peak: float, rise: float, limits: LightLimits) -> bool:
    """True when pain rose far, or rose at all strongly to a high peak."""
    far = rise >= limits.red_rise and peak >= limits.red_rise_peak
    return far or (peak >= limits.red_peak and rise >= limits.red_peak_rise)


def spread_light(before: Spread, after: Spread) -> Light:
    """Return RED for new numbness or weakness, or symptoms newly below the knee.

    Any other step down the leg is AMBER: moving down is worse, moving up toward
    the spine is better.
    """
    if after.new_numbness_or_weakness:
        return Light.RED
    if after.depth <= max(before.depth, FELT_IN_BACK):
        return Light.GREEN
    return Light.RED if after.depth == BELOW_KNEE else Light.AMBER


def morning_light(
    morning: Morning, *, usual: Baseline, spread_before: Spread | None, limits: LightLimits
) -> Light:
    """Return the light of the morning after; without a baseline only the spread counts."""
    lights = [Light.GREEN]
    if spread_before is not None:
        lights.append(spread_light(spread_before, morning.spread))
    elif morning.spread.new_numbness_or_weakness:
        lights.append(Light.RED)
    if usual.pain is not None:
        rise = morning.pain - usual.pain
        red = rise >= limits.morning_red_rise
        lights.append(_graded(rise, red=red, amber_over=limits.morning_amber_rise))
    if usual.stiffness_min is not None:
        more = morning.stiffness_min - usual.stiffness_min
        red = more > limits.stiffness_red_min
        lights.append(_graded(more, red=red, amber_over=limits.stiffness_amber_min))
    return max(lights)


def _graded(rise: float, *, red: bool, amber_over: float) -> Light:
    if red:
        return Light.RED
    return Light.AMBER if rise > amber_over else Light.GREEN
