"""The bones of one adult: where each joint stands in a person standing at attention.

Frame: +Y up, +Z to the person's front, +X to the person's LEFT, meters, origin
midway between the hip centers.  Lengths follow Drillis and Contini as fractions
of stature, written out here for a stature of 1.72 m; other statures scale them.
"""

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

STATURE_M = 1.72

SIDES = ("left", "right")
SIGN = MappingProxyType({"left": 1.0, "right": -1.0})

# Each spine joint moves the bone above it; "L5" is the L5/S1 disc, "TL" T12/L1, "TU" T7.
_SPINE = {
    "pelvis": (0.0, 0.0, 0.0),
    "L5": (0.0, 0.105, -0.040),
    "L4": (0.0, 0.142, -0.026),
    "L3": (0.0, 0.178, -0.019),
    "L2": (0.0, 0.214, -0.020),
    "L1": (0.0, 0.249, -0.027),
    "TL": (0.0, 0.283, -0.038),
    "TU": (0.0, 0.415, -0.078),
    "neck": (0.0, 0.555, -0.050),
    "head": (0.0, 0.655, -0.018),
    "crown": (0.0, 0.810, 0.005),
}
SPINE = tuple(_SPINE)
LUMBAR = ("L5", "L4", "L3", "L2", "L1")
THORACIC = ("TL", "TU")
LUMBAR_FLEXION_SHARE = MappingProxyType(
    {"L5": 0.26, "L4": 0.22, "L3": 0.20, "L2": 0.17, "L1": 0.15}
)

# The left limbs; the right ones mirror x.  `ball` is the ball of the foot.
_LIMBS = {
    "shoulder": (0.172, 0.468, -0.025),
    "elbow": (0.172, 0.173, -0.025),
    "wrist": (0.172, -0.078, -0.025),
    "fingers": (0.172, -0.170, -0.025),
    "hip": (0.088, 0.0, 0.0),
    "knee": (0.088, -0.421, 0.0),
    "ankle": (0.088, -0.844, 0.0),
    "ball": (0.088, -0.898, 0.120),
}
_PARENT = {
    "elbow": "shoulder",
    "wrist": "elbow",
    "fingers": "wrist",
    "knee": "hip",
    "ankle": "knee",
    "ball": "ankle",
}

HEAD_RADIUS_M = 0.090

# From the joint's center to the skin that can touch the floor, in meters.
SKIN_M: Mapping[str, float] = MappingProxyType(
    {
        "pelvis": 0.090,
        "L5": 0.045,
        "L3": 0.045,
        "L1": 0.045,
        "TL": 0.045,
        "TU": 0.045,
        "neck": 0.040,
        "shoulder": 0.050,
        "elbow": 0.035,
        "wrist": 0.025,
        "fingers": 0.015,
        "hip": 0.085,
        "knee": 0.050,
        "ankle": 0.045,
        "ball": 0.013,
        "face": HEAD_RADIUS_M,
    }
)

SOLE_M = 0.067  # from the ankle's center down to the sole, .039 of stature


def standing() -> dict[str, Vector]:
    """Return every joint's place [m] in a person standing at attention.

    Spine joints have their own name, limbs carry the side: `left_knee`.

    >>> place = standing()
    >>> round(float(place["left_knee"][1] - place["left_ankle"][1]) / STATURE_M, 3)
    0.246
    """
    places = {name: np.array(place) for name, place in _SPINE.items()}
    for side in SIDES:
        mirror = np.array([SIGN[side], 1.0, 1.0])
        places |= {f"{side}_{name}": mirror * place for name, place in _LIMBS.items()}
    return places


def segments() -> dict[str, str]:
    """Return the bone list as child joint -> parent joint, for both sides."""
    spine = {child: parent for parent, child in pairwise(SPINE)}
    limbs = {
        f"{side}_{child}": f"{side}_{parent}" for side in SIDES for child, parent in _PARENT.items()
    }
    roots = {f"{side}_hip": "pelvis" for side in SIDES}
    roots |= {f"{side}_shoulder": "TU" for side in SIDES}
    return spine | limbs | roots


def offsets() -> dict[str, Vector]:
    """Return each joint's place [m] as seen from its parent, standing."""
    places = standing()
    return {child: places[child] - places[parent] for child, parent in segments().items()}


def to_core() -> dict[str, Vector]:
    """Return, for each spine joint, the way [m] forward from it to the line hip to shoulder.

    The vertebrae run near the back of the trunk; a line drawn through them would
    sag between hips and ribs in every lying pose.  Drawn through the middle, the
    trunk is straight when it is neutral and bends only where the spine does.
    """
    places = standing()
    _, height, depth = places["left_shoulder"]
    return {
        joint: np.array([0.0, 0.0, depth * places[joint][1] / height - places[joint][2]])
        for joint in SPINE
    }


def _skins_m() -> dict[str, float]:
    """Return the skin of every joint that has one, limbs by side."""
    trunk = {joint: skin for joint, skin in SKIN_M.items() if joint not in _LIMBS}
    return trunk | {
        f"{side}_{joint}": SKIN_M[joint] for side in SIDES for joint in _LIMBS if joint in SKIN_M
    }


SKINS_M: Mapping[str, float] = MappingProxyType(_skins_m())
