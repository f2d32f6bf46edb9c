"""Set a posture down: the least change of its angles that puts its supports on the floor.

Stated angles are rounded and fit a person only within about ten degrees, so a
foot that should stand would hover or sink.  A damped least-squares search moves
the angles a little, cheaply for arms and dearly for the trunk, until every
support lies on its surface and nothing is under the floor.

A support is `[moving-|other-]part[@prop]`, a plural means both sides:
`feet`, `moving-foot`, `toes`, `knees`, `shins`, `legs`, `hands`, `forearms`,
`seat`, `back`, `shoulders`, `front`, `lower-side`; `forearms@counter` rests on
the top of that prop.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from evenkeel.body.kinematics import (
    FLAT_FOOT,
    NEUTRAL,
    ON_TOES,
    POINTED,
    Angles,
    Places,
    joint_places,
    stated,
)
from evenkeel.body.limits import LIMITS
from evenkeel.body.posture import Posture
from evenkeel.body.skeleton import SIDES, SKIN_M, SOLE_M

Vector = NDArray[np.float64]

FLOOR = "floor"
# Which joints of a part touch, and how far each stays above the surface [m].
_LIMB_PARTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "foot": {"ankle": SOLE_M},
        "toes": {"ball": SKIN_M["ball"]},
        "knee": {"knee": SKIN_M["knee"]},
        "shin": {"knee": SKIN_M["knee"], "ankle": SKIN_M["ankle"]},
        "leg": {"knee": SKIN_M["knee"], "ankle": SKIN_M["ankle"]},
        "ankle": {"ankle": SKIN_M["ankle"]},
        "hand": {"wrist": 0.040},
        "forearm": {"elbow": SKIN_M["elbow"], "wrist": SKIN_M["wrist"]},
        "hip": {"hip": SKIN_M["hip"]},
        "shoulder": {"shoulder": SKIN_M["shoulder"]},
    }
)
_TRUNK_PARTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "seat": {"pelvis": SKIN_M["pelvis"]},
        "back": {"pelvis": SKIN_M["pelvis"], "TU": SKIN_M["TU"]},
        "shoulders": {"TU": SKIN_M["TU"]},
        "front": {"pelvis": 0.100, "TU": 0.190},
        "belly": {"pelvis": 0.100},
        "lower-side": {"right_hip": SKIN_M["hip"], "right_shoulder": SKIN_M["shoulder"]},
    }
)
_PLURAL = MappingProxyType(
    {
        "feet": "foot",
        "knees": "knee",
        "shins": "shin",
        "legs": "leg",
        "hands": "hand",
        "forearms": "forearm",
        "both-toes": "toes",
    }
)
_FOOT = MappingProxyType({"foot": FLAT_FOOT, "toes": ON_TOES, "shin": POINTED, "knee": POINTED})

# How freely each angle gives way, in degrees, in the order of the unknowns below.
_FREEDOM_DEG = np.array([6.0, 6.0, 12.0, 12.0, 12.0, 12.0, 25.0, 25.0, 25.0, 25.0])
_CONTACT_M, _SUNK_M = 0.003, 0.006
_ROUNDS = 30
_LIMITED = ("hip", "hip", "knee", "knee", "shoulder", "shoulder", "elbow", "elbow")


@dataclass(frozen=True, slots=True)
class Support:
    """One joint that lies on something: where its center is to be [m] above the floor."""

    joint: str
    height_m: float
    surface: str


@dataclass(frozen=True, slots=True)
class Resting:
    """A posture that has been set down: the joints' places [m] and the angles it ended with."""

    places: Places
    angles: Angles
    supports: tuple[Support, ...]


class UnknownSupport(ValueError):
    """A support that names no part of the body, or a prop that the exercise has not got."""


def supports_of(
    posture: Posture, *, moving: str, tops_m: Mapping[str, float]
) -> tuple[Support, ...]:
    """Read the posture's supports; `tops_m` is the height of each prop by its kind."""
    found: list[Support] = []
    for name in posture.supports:
        part, _, surface = name.partition("@")
        if surface and surface not in tops_m:
            raise UnknownSupport(f"{name}: no prop of this kind")
        top = tops_m[surface] if surface else 0.0
        joints = list(_joints(part, moving))
        if not joints:
            raise UnknownSupport(f"{name}: no such part")
        found += [Support(joint, top + skin, surface or FLOOR) for joint, skin in joints]
    return tuple(found)


def rest(posture: Posture, *, moving: str, tops_m: Mapping[str, float] | None = None) -> Resting:
    """Set the posture down on its supports; the lowest point of the body is then at y = 0.

    A body that rests on props alone, such as one on a bed, keeps their height.
    """
    supports = supports_of(posture, moving=moving, tops_m=tops_m or {})
    feet = _feet(posture, moving)
    start = _unknowns(stated(posture, moving=moving))

    def misfit(unknowns: Vector) -> Vector:
        places = joint_places(posture, _angles(unknowns), moving=moving, feet=feet)
        heights = unknowns[..., -1]
        touch = [
            (places[support.joint][..., 1] + heights - support.height_m) / _CONTACT_M
            for support in supports
        ]
        sunk = [
            np.minimum(places[joint][..., 1] + heights - skin, 0.0) / _SUNK_M
            for joint, skin in _skins(places)
        ]
        change = (unknowns - start)[..., :-1] / _FREEDOM_DEG
        return np.concatenate([np.stack(touch + sunk, axis=-1), change], axis=-1)

    solved = _least_squares(misfit, start)
    angles = _angles(solved)
    places = joint_places(posture, angles, moving=moving, feet=feet)
    lift = np.array([0.0, solved[-1], 0.0])
    if any(support.surface == FLOOR for support in supports):
        lift[1] = -min(float(places[joint][1]) - skin for joint, skin in _skins(places))
    return Resting({name: place + lift for name, place in places.items()}, angles, supports)


def _joints(part: str, moving: str) -> Iterator[tuple[str, float]]:
    if part in _TRUNK_PARTS:
        yield from _TRUNK_PARTS[part].items()
        return
    which, _, limb = part.partition("-")
    sides = {"moving": (moving,), "other": tuple(side for side in SIDES if side != moving)}
    if which in sides and limb in _LIMB_PARTS:
        chosen, name = sides[which], limb
    else:
        chosen, name = SIDES, _PLURAL.get(part, "")
    for side in chosen:
        for joint, skin in _LIMB_PARTS.get(name, {}).items():
            yield f"{side}_{joint}", skin


def _feet(posture: Posture, moving: str) -> dict[str, str]:
    feet = dict.fromkeys(SIDES, NEUTRAL)
    for name in posture.supports:
        part = name.partition("@")[0]
        for side in SIDES:
            whose = "moving" if side == moving else "other"
            limb = _PLURAL.get(part) or part.removeprefix(f"{whose}-")
            feet[side] = _FOOT.get(limb, feet[side])
    return feet


def _skins(places: Places) -> Iterator[tuple[str, float]]:
    """Every joint that has a skin, with the distance from its center to it [m]."""
    for joint in places:
        name = joint.removeprefix("left_").removeprefix("right_")
        if name in SKIN_M:
            yield joint, SKIN_M[name]


def _unknowns(angles: Angles) -> Vector:
    """Lay the angles out in a row, the height of the hips [m] last."""
    pairs = (*angles.hip, *angles.knee, *angles.shoulder, *angles.elbow)
    return np.array([angles.pitch, angles.roll, *pairs, 0.5])


def _angles(unknowns: Vector) -> Angles:
    row = np.moveaxis(unknowns, -1, 0)
    return Angles(
        pitch=row[0],
        roll=row[1],
        hip=(row[2], row[3]),
        knee=(row[4], row[5]),
        shoulder=(row[6], row[7]),
        elbow=(row[8], row[9]),
    )


def _least_squares(misfit: Callable[[Vector], Vector], start: Vector) -> Vector:
    """Levenberg-Marquardt with a numerical slope; every step evaluates all unknowns at once."""
    size = start.size
    step = np.append(np.full(size - 1, 0.05), 1e-4)
    here, damping = start.copy(), 1e-2
    for _ in range(_ROUNDS):
        values = misfit(np.vstack([here, here + np.diag(step)]))
        error, slope = values[0], (values[1:] - values[0]).T / step
        normal = slope.T @ slope
        push = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), slope.T @ error)
        there = _inside(here - push)
        if np.sum(misfit(there) ** 2) < np.sum(error**2):
            damping /= 5
            if np.max(np.abs(there - here)) < 1e-4:
                return there
            here = there
        else:
            damping *= 5
    return here


def _inside(unknowns: Vector) -> Vector:
    """Keep every angle where a joint can go."""
    kept = unknowns.copy()
    for index, name in enumerate(_LIMITED, start=2):
        kept[index] = LIMITS[name].clamp(float(unknowns[index]))
    return kept
