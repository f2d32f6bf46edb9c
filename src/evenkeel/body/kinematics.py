"""From a posture to the place of every joint: a chain of bones, turned one after another.

The chain starts at the line from mid-hip to mid-shoulder, because that is what
`trunk_deg` states; the pelvis is turned so that this line holds whatever the
lumbar curve is.  With the frame of `skeleton` and s = +1 left, -1 right, the
hip and shoulder turn by Rx(-flexion) Rz(s * abduction), the knee by Rx(+flexion)
and the elbow by Rx(-flexion).

A bent leg opens about the line from hip to ankle, because then the foot stays:
that is a fall-out, a clamshell, and sitting with the knees apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from evenkeel.body.posture import Posture
from evenkeel.body.rotation import about, about_x, about_y, about_z, turn, unit
from evenkeel.body.skeleton import (
    HEAD_RADIUS_M,
    LUMBAR,
    LUMBAR_FLEXION_SHARE,
    SIDES,
    SIGN,
    SPINE,
    THORACIC,
    offsets,
    segments,
    standing,
    to_core,
)

Vector = NDArray[np.float64]
Places = dict[str, Vector]

OPENS_ABOUT_ANKLE_FROM_KNEE_DEG = 60.0
FLAT, ON_TOES, POINTED, NEUTRAL = "flat", "toes", "pointed", "neutral"
_FOOT_PITCH_DEG = {FLAT: 0.0, ON_TOES: 50.0}
_ANKLE_DEG = {POINTED: -50.0, NEUTRAL: -10.0}
_ANKLE_MOST_PLANTAR_DEG, _ANKLE_MOST_DORSAL_DEG = -50.0, 25.0

_LOOSE: Mapping[str, str] = MappingProxyType({})
_OFFSETS = offsets()
_PARENT = segments()
_TO_CORE = to_core()
_MID_SHOULDER = (_OFFSETS["left_shoulder"] + _OFFSETS["right_shoulder"]) / 2


@dataclass(frozen=True, slots=True)
class Angles:
    """All that may be turned, in degrees; each field may hold many values, of one shape.

    Pairs are (left, right).  `pitch` turns the trunk line about the hips, + to
    the front; `roll` leans it to the right.
    """

    pitch: Vector
    roll: Vector
    neck: Vector
    hip: tuple[Vector, Vector]
    knee: tuple[Vector, Vector]
    shoulder: tuple[Vector, Vector]
    elbow: tuple[Vector, Vector]


def stated(posture: Posture, *, moving: str) -> Angles:
    """Return the posture's own angles, its moving side given to `moving` (left or right)."""

    def sides(pair: tuple[float, float]) -> tuple[Vector, Vector]:
        one, other = np.array(pair[0]), np.array(pair[1])
        return (one, other) if moving == "left" else (other, one)

    return Angles(
        pitch=np.array(0.0 if posture.leans_sideways else posture.trunk_deg),
        roll=np.array(posture.side_lean_deg or 0.0),
        neck=np.array(0.0),
        hip=sides(posture.hip_deg),
        knee=sides(posture.knee_deg),
        shoulder=sides(posture.shoulder_deg),
        elbow=sides(posture.elbow_deg),
    )


def joint_places(
    posture: Posture, angles: Angles, *, moving: str, ends: Mapping[str, str] = _LOOSE
) -> Places:
    """Return every joint's place [m] with mid-hip at the origin; shapes are those of the angles.

    `angles` may differ from the posture's own, which a contact may have moved;
    what they do not hold is taken from the posture.  `ends` says whether
    `left_foot`, `right_hand` and so on are flat on a surface, on toes, or pointed.
    """
    root = about_z(angles.roll) @ about_x(angles.pitch)
    trunk = _trunk(posture)
    joints = np.einsum("...ij,kj->...ki", root, trunk.places)
    places: Places = {joint: joints[..., index, :] for index, joint in enumerate(trunk.joints)}
    thorax = root @ trunk.thorax
    _place_head(places, thorax, neck=angles.neck)
    abducted = _by_side(posture.hip_abduction_deg, moving)
    raised = _by_side(posture.shoulder_abduction_deg, moving)
    legs_root = root @ about_y(posture.leg_rotation_deg)
    for index, side in enumerate(SIDES):
        _place_leg(
            places,
            side,
            root=legs_root,
            flexion=(angles.hip[index], angles.knee[index]),
            abduction=abducted[side],
            foot=ends.get(f"{side}_foot", NEUTRAL),
        )
        arm = thorax @ about_x(-angles.shoulder[index])
        arm = arm @ about_z(SIGN[side] * raised[side]) if raised[side] else arm
        places[f"{side}_shoulder"] = places["TU"] + turn(thorax, _OFFSETS[f"{side}_shoulder"])
        _extend(places, f"{side}_elbow", arm)
        forearm = arm @ about_x(-angles.elbow[index])
        _extend(places, f"{side}_wrist", forearm)
        if ends.get(f"{side}_hand") == FLAT:
            _lay_hand(places, side, forearm=forearm, root=root)
        else:
            _extend(places, f"{side}_fingers", forearm)
    return places


def _lay_hand(places: Places, side: str, *, forearm: Vector, root: Vector) -> None:
    """Lay a hand level: along a lying forearm, and toward the head under an upright one."""
    along = unit(turn(forearm, _OFFSETS[f"{side}_wrist"])) + 0.5 * root[..., :, 1]
    level = unit(along * np.array([1.0, 0.0, 1.0]))
    length = np.linalg.norm(_OFFSETS[f"{side}_fingers"])
    places[f"{side}_fingers"] = places[f"{side}_wrist"] + length * level


def _by_side(pair: tuple[float, float], moving: str) -> dict[str, float]:
    one, other = pair
    return {"left": one, "right": other} if moving == "left" else {"left": other, "right": one}


@dataclass(frozen=True, slots=True)
class _Trunk:
    """The trunk below the head, turned so that the line hip to shoulder is upright."""

    joints: tuple[str, ...]
    places: Vector
    thorax: Vector
    pelvis_turn_deg: float


@cache
def _trunk(posture: Posture) -> _Trunk:
    """Return what no contact moves: the spine from pelvis to neck, and how the thorax is turned."""
    turns = {joint: posture.lumbar_deg * LUMBAR_FLEXION_SHARE[joint] for joint in LUMBAR}
    turns |= dict.fromkeys(THORACIC, posture.thoracic_deg / len(THORACIC))
    places: Places = {"pelvis": np.zeros(3)}
    bone = np.eye(3)
    for below, joint in pairwise(SPINE[: SPINE.index("head")]):
        places[joint] = places[below] + turn(bone, _OFFSETS[joint])
        bone = bone @ about_x(turns.get(joint, 0.0))
        places[f"core_{joint}"] = places[joint] + turn(bone, _TO_CORE[joint])
    shoulders = places["TU"] + turn(bone, _MID_SHOULDER)
    upright = standing()["left_shoulder"]
    bent = np.arctan2(shoulders[2], shoulders[1])
    turn_deg = float(np.degrees(np.arctan2(upright[2], upright[1]) - bent))
    back = about_x(turn_deg)
    return _Trunk(
        joints=tuple(places),
        places=np.array([turn(back, place) for place in places.values()]),
        thorax=back @ bone,
        pelvis_turn_deg=turn_deg,
    )


def pelvis_turn_deg(posture: Posture) -> float:
    """Return the turn of the pelvis that keeps mid-shoulder where `trunk_deg` says."""
    return _trunk(posture).pelvis_turn_deg


def _place_head(places: Places, thorax: Vector, *, neck: Vector) -> None:
    half = about_x(neck / 2)
    lower = thorax @ half
    upper = lower @ half
    places["head"] = places["neck"] + turn(lower, _OFFSETS["head"])
    places["crown"] = places["head"] + turn(upper, _OFFSETS["crown"])
    places["face"] = places["crown"] - HEAD_RADIUS_M * turn(upper, unit(_OFFSETS["crown"]))


def _place_leg(
    places: Places,
    side: str,
    *,
    root: Vector,
    flexion: tuple[Vector, Vector],
    abduction: float,
    foot: str,
) -> None:
    hip, knee = flexion
    straight = about_x(-hip)
    thigh = root @ _abducted(straight, knee, side=side, abduction=abduction)
    shank = thigh @ about_x(knee)
    places[f"{side}_hip"] = places["pelvis"] + turn(root, _OFFSETS[f"{side}_hip"])
    _extend(places, f"{side}_knee", thigh)
    _extend(places, f"{side}_ankle", shank)
    _extend(places, f"{side}_ball", shank @ about_x(-_ankle_deg(shank, foot)))


def _abducted(straight: Vector, knee: Vector, *, side: str, abduction: float) -> Vector:
    """Turn a flexed thigh outward: a straight leg at the hip, a bent one about hip and foot."""
    if not abduction:
        return straight
    shank = turn(straight @ about_x(knee), _OFFSETS[f"{side}_ankle"])
    to_ankle = turn(straight, _OFFSETS[f"{side}_knee"]) + shank
    opened = about(unit(to_ankle), np.full(knee.shape, -SIGN[side] * abduction)) @ straight
    aside = straight @ about_z(SIGN[side] * abduction)
    is_bent = (knee >= OPENS_ABOUT_ANKLE_FROM_KNEE_DEG)[..., None, None]
    return np.where(is_bent, opened, aside)


def _ankle_deg(shank: Vector, foot: str) -> Vector:
    """Return the ankle's dorsiflexion: what the floor asks for, as far as an ankle goes."""
    if foot in _ANKLE_DEG:
        return np.full(shank.shape[:-2], _ANKLE_DEG[foot])
    shank_pitch = np.degrees(np.arctan2(-shank[..., 1, 2], shank[..., 1, 1]))
    wanted = shank_pitch - _FOOT_PITCH_DEG[foot]
    return np.clip(wanted, _ANKLE_MOST_PLANTAR_DEG, _ANKLE_MOST_DORSAL_DEG)


def _extend(places: Places, joint: str, bone: Vector) -> None:
    places[joint] = places[_PARENT[joint]] + turn(bone, _OFFSETS[joint])
