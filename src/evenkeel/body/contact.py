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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from evenkeel.body.kinematics import (
    FLAT,
    ON_TOES,
    POINTED,
    Angles,
    Places,
    joint_places,
    stated,
)
from evenkeel.body.least_squares import least_squares
from evenkeel.body.limits import LIMITS, Range
from evenkeel.body.posture import Posture
from evenkeel.body.skeleton import HEAD_RADIUS_M, SIDES, SKIN_M, SKINS_M, SOLE_M

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
        "elbow": {"elbow": SKIN_M["elbow"]},
        "hand": {"wrist": 0.040},
        "forearm": {"elbow": SKIN_M["elbow"], "wrist": SKIN_M["wrist"]},
        "hip": {"hip": SKIN_M["hip"]},
        "shoulder": {"shoulder": SKIN_M["shoulder"]},
    }
)
_TRUNK_PARTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "seat": {"pelvis": SKIN_M["pelvis"]},
        "back": {"pelvis": SKIN_M["pelvis"], "TU": SKIN_M["TU"], "face": HEAD_RADIUS_M},
        "shoulders": {"neck": 0.045, "face": HEAD_RADIUS_M},
        "low-back": {"pelvis": SKIN_M["pelvis"], "L1": 0.085},
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
        "ankles": "ankle",
    }
)
_FOOT = MappingProxyType({"foot": FLAT, "toes": ON_TOES, "shin": POINTED, "knee": POINTED})

# How freely each angle gives way, in degrees, in the order of the unknowns below.
_FREEDOM_DEG = np.array([8.0, 8.0, 20.0, 12.0, 12.0, 12.0, 12.0, 25.0, 25.0, 12.0, 12.0])
# The floor hardens in stages; a hard floor from the start would throw the body about.
_HARDNESS_M = (0.1, 0.02, 0.003)
_BEYOND_DEG = 0.2
_PROBES = np.append(np.full(_FREEDOM_DEG.size, 0.05), 1e-4)  # degrees, and meters for the height
_LIMITED = ("neck", "hip", "hip", "knee", "knee", "shoulder", "shoulder", "elbow", "elbow")
_FREE = Range(-np.inf, np.inf)
_RANGES = (_FREE, _FREE, *(LIMITS[name] for name in _LIMITED), _FREE)
_LEAST_DEG = np.array([limits.least_deg for limits in _RANGES])
_MOST_DEG = np.array([limits.most_deg for limits in _RANGES])


@dataclass(frozen=True, slots=True)
class Support:
    """One joint that lies on something: where its center is to be [m] above the floor.

    `part` counts the posture's supports from 0; several joints may share one.
    """

    joint: str
    height_m: float
    surface: str
    part: int


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
    for number, name in enumerate(posture.supports):
        part, _, surface = name.partition("@")
        if surface and surface not in tops_m:
            raise UnknownSupport(f"{name}: no prop of this kind")
        top = tops_m[surface] if surface else 0.0
        joints = list(_joints(part, moving))
        if not joints:
            raise UnknownSupport(f"{name}: no such part")
        found += [Support(joint, top + skin, surface or FLOOR, number) for joint, skin in joints]
    return tuple(found)


def rest(posture: Posture, *, moving: str, tops_m: Mapping[str, float] | None = None) -> Resting:
    """Set the posture down on its supports; the lowest point of the body is then at y = 0.

    A body that rests on props alone, such as one on a bed, keeps their height.
    """
    supports = supports_of(posture, moving=moving, tops_m=tops_m or {})
    ends = _ends(posture, moving)
    start = _unknowns(stated(posture, moving=moving))
    joints = [*(support.joint for support in supports), *SKINS_M]
    wanted = np.array([support.height_m for support in supports])
    skins = np.array(list(SKINS_M.values()))

    def misfit(unknowns: Vector, give_m: float) -> Vector:
        places = joint_places(posture, _angles(unknowns), moving=moving, ends=ends)
        heights = unknowns[..., -1]
        up = np.stack([places[joint][..., 1] for joint in joints], axis=-1) + heights[..., None]
        touch = (up[..., : len(supports)] - wanted) / give_m
        sunk = np.minimum(up[..., len(supports) :] - skins, 0.0) / (2 * give_m)
        change = (unknowns - start)[..., :-1] / _FREEDOM_DEG
        beyond = (unknowns - np.clip(unknowns, _LEAST_DEG, _MOST_DEG)) / _BEYOND_DEG
        return np.concatenate([touch, sunk, change, beyond], axis=-1)

    start[-1] = _first_height(posture, supports, moving=moving, ends=ends)
    solved = start
    for give_m in _HARDNESS_M:
        solved = least_squares(partial(misfit, give_m=give_m), solved, _PROBES)
    angles = _angles(solved)
    places = joint_places(posture, angles, moving=moving, ends=ends)
    lift = np.array([0.0, solved[-1], 0.0])
    if any(support.surface == FLOOR for support in supports):
        lift[1] = -min(float(places[joint][1]) - skin for joint, skin in SKINS_M.items())
    return Resting({name: place + lift for name, place in places.items()}, angles, supports)


def _first_height(
    posture: Posture, supports: tuple[Support, ...], *, moving: str, ends: dict[str, str]
) -> float:
    """Return the hips' height [m] at which the stated posture's supports are right on average."""
    places = joint_places(posture, stated(posture, moving=moving), moving=moving, ends=ends)
    gaps = [support.height_m - float(places[support.joint][1]) for support in supports]
    return sum(gaps) / len(gaps)


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


def _ends(posture: Posture, moving: str) -> dict[str, str]:
    """Return how each foot and hand that rests on something is held."""
    ends: dict[str, str] = {}
    for name in posture.supports:
        part = name.partition("@")[0]
        for side in SIDES:
            whose = "moving" if side == moving else "other"
            limb = _PLURAL.get(part) or part.removeprefix(f"{whose}-")
            if limb in _FOOT:
                ends[f"{side}_foot"] = _FOOT[limb]
            elif limb == "hand":
                ends[f"{side}_hand"] = FLAT
    return ends


def _unknowns(angles: Angles) -> Vector:
    """Lay the angles out in a row, the height of the hips [m] last."""
    pairs = (*angles.hip, *angles.knee, *angles.shoulder, *angles.elbow)
    return np.array([angles.pitch, angles.roll, angles.neck, *pairs, 0.0])


def _angles(unknowns: Vector) -> Angles:
    row = np.moveaxis(unknowns, -1, 0)
    return Angles(
        pitch=row[0],
        roll=row[1],
        neck=row[2],
        hip=(row[3], row[4]),
        knee=(row[5], row[6]),
        shoulder=(row[7], row[8]),
        elbow=(row[9], row[10]),
    )
