"""How far each joint may be drawn, in degrees.

Working limits for a picture, wider than what any exercise asks; a pose outside
them is a slip of the pen in a motion file, not a brave stretch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Range:
    """The degrees a joint may be drawn at, both ends included."""

    least_deg: float
    most_deg: float

    def holds(self, angle_deg: float) -> bool:
        """Say whether the angle is inside, with half a degree for rounding."""
        return self.least_deg - 0.5 <= angle_deg <= self.most_deg + 0.5


LIMITS: Mapping[str, Range] = MappingProxyType(
    {
        "hip": Range(-25, 125),
        "hip_abduction": Range(-25, 45),
        "leg_rotation": Range(-40, 40),
        "knee": Range(0, 145),
        "ankle": Range(-50, 25),
        "shoulder": Range(-50, 180),
        "shoulder_abduction": Range(-45, 170),
        "elbow": Range(0, 150),
        "lumbar": Range(-25, 55),
        "thoracic": Range(-25, 40),
        "neck": Range(-50, 45),
        "pelvis": Range(-25, 25),
        "trunk": Range(-120, 90),
        "side_lean": Range(0, 90),
    }
)
