"""A line figure of each key pose, flat, in meters, as the person would see it on a page.

`side` shows a standing or lying person from the right, facing right; a person
face down or on all fours is seen from the left, so that everyone who lies has
the head to the left.  `front` looks a person in the face (someone on their back
lies across the picture; someone on their side is seen from a little above, or
bent knees would not show), and `front-from-feet` looks along the body from a
little above.  The floor is y = 0, and x = 0 is under the first support, so that
what stays on the floor stays in the picture from pose to pose.

Lines run through the middle of the body: a stroke of about .17 m for the trunk
and .08 m for limbs touches the floor where the person does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from evenkeel.body.contact import Resting, rest
from evenkeel.body.posture import Posture
from evenkeel.body.skeleton import HEAD_RADIUS_M, SIDES

Vector = NDArray[np.float64]
Point = tuple[float, float]

SIDE, FRONT, FROM_FEET = "side", "front", "front-from-feet"
VIEWS = (SIDE, FRONT, FROM_FEET)
FACE_DOWN_FROM_DEG = 60.0
LIES_ON_SIDE_FROM_DEG = 80.0
ELEVATION_DEG = 25.0

_TRUNK = ("L5", "L4", "L3", "L2", "L1", "TL", "TU", "neck")
_ARM = ("shoulder", "elbow", "wrist", "fingers")
_LEG = ("hip", "knee", "ankle", "ball")


@dataclass(frozen=True, slots=True)
class Figure:
    """One pose: lines for spine, near arm, far arm, near leg, far leg, and the head's circle."""

    name: str
    lines: tuple[tuple[Point, ...], ...]
    head: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Look:
    """How the flat picture lies in the room: its two axes, and which side is nearer."""

    across: tuple[float, float, float]
    up: tuple[float, float, float]
    near: str


_FROM_RIGHT = _Look((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), "right")
_FROM_LEFT = _Look((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), "left")
_IN_FACE = _Look((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), "left")
_ELEVATION = np.radians(ELEVATION_DEG)
_FROM_ABOVE = _Look(
    (1.0, 0.0, 0.0), (0.0, float(np.cos(_ELEVATION)), -float(np.sin(_ELEVATION))), "left"
)


def draw(
    postures: Sequence[Posture], *, view: str, tops_m: Mapping[str, float] | None = None
) -> tuple[Figure, ...]:
    """Draw the key poses of one exercise; `tops_m` is the height of each prop by its kind."""
    face_down = any(posture.trunk_deg >= FACE_DOWN_FROM_DEG for posture in postures[:1])
    figures = []
    for posture in postures:
        look = _look(posture, view=view, face_down=face_down)
        resting = rest(posture, moving=look.near, tops_m=tops_m)
        figures.append(_figure(posture.name, resting, look))
    return _above_floor(figures)


def _look(posture: Posture, *, view: str, face_down: bool) -> _Look:
    if view == FROM_FEET:
        return _FROM_ABOVE
    if view == FRONT and not posture.leans_sideways and abs(posture.trunk_deg) >= 45:
        return _FROM_RIGHT
    if view == FRONT:
        # Leaning on an arm, the arm named first is the lower one; a lean is to the right.
        if posture.leans_sideways and any(posture.shoulder_abduction_deg):
            return replace(_IN_FACE, near="right")
        lies = (posture.side_lean_deg or 0.0) >= LIES_ON_SIDE_FROM_DEG
        return _FROM_ABOVE if lies else _IN_FACE
    return _FROM_LEFT if face_down else _FROM_RIGHT


def _figure(name: str, resting: Resting, look: _Look) -> Figure:
    places = resting.places
    flat = np.array([look.across, look.up])
    far = next(side for side in SIDES if side != look.near)
    base = (places["left_shoulder"] + places["right_shoulder"]) / 2
    anchor = np.mean([places[joint] for joint in _anchors(resting)], axis=0)
    shift = np.array([float((flat @ anchor)[0]), 0.0])

    def line(points: Sequence[Vector]) -> tuple[Point, ...]:
        return tuple(_rounded(flat @ point - shift) for point in points)

    spine = line([places["pelvis"], *(places[f"core_{joint}"] for joint in _TRUNK), places["head"]])
    arms = [line([base, *(places[f"{side}_{j}"] for j in _ARM)]) for side in (look.near, far)]
    legs = [
        line([places["pelvis"], *(places[f"{side}_{j}"] for j in _LEG)])
        for side in (look.near, far)
    ]
    return Figure(name, (spine, *arms, *legs), (*line([places["face"]])[0], HEAD_RADIUS_M))


def _anchors(resting: Resting) -> list[str]:
    """Return the joint the first support begins with, and its twin when both sides rest."""
    first = [support.joint for support in resting.supports if support.part == 0]
    joint = first[0].removeprefix("left_").removeprefix("right_")
    return [name for name in first if name.endswith(joint)] if joint != first[0] else first[:1]


def _above_floor(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Lift an exercise whose near parts, seen from above, would be drawn under the floor."""
    lowest = min(y for figure in figures for line in figure.lines for _, y in line)
    lift = max(0.0, -lowest)
    return tuple(
        replace(
            figure,
            lines=tuple(tuple(_rounded((x, y + lift)) for x, y in line) for line in figure.lines),
            head=(figure.head[0], round(figure.head[1] + lift, 3), figure.head[2]),
        )
        for figure in figures
    )


def _rounded(point: Vector | Point) -> Point:
    """Millimeters are enough, and no minus zero."""
    x, y = (round(float(value), 3) + 0.0 for value in point)
    return x, y
