"""Whether a person could be in a posture at all: every angle against its joint's limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from evenkeel.body.kinematics import pelvis_turn_deg
from evenkeel.body.limits import LIMITS, Range
from evenkeel.body.posture import Posture


@dataclass(frozen=True, slots=True)
class Beyond:
    """An angle that a joint cannot have."""

    field: str
    angle_deg: float
    limits: Range


def beyond_limits(posture: Posture) -> Iterator[Beyond]:
    """Find every stated angle outside its joint's limits.

    `hip_deg` is measured from the trunk line; a rounded back has already turned
    the pelvis some of the way, and only the rest is asked of the hip joint.

    >>> [beyond.field for beyond in beyond_limits(Posture("A", knee_deg=(150.0, 90.0)))]
    ['knee_deg']
    """
    for joint, limits in LIMITS.items():
        field = f"{joint}_deg"
        stated = getattr(posture, field, None)
        for angle in stated if isinstance(stated, tuple) else (stated,):
            if angle is None:
                continue
            asked = angle + pelvis_turn_deg(posture) if joint == "hip" else angle
            if not limits.holds(asked):
                yield Beyond(field, asked, limits)
