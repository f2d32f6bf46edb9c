"""One key pose of an exercise, as its motion file states it.

Angles are those a helper could read off the person (or a camera off landmarks):
`trunk_deg` is the line from mid-hip to mid-shoulder, 0 upright, 90 facing the
floor, -90 on the back; `hip_deg` is between that line and the thigh, 0 in line,
flexion positive.  Pairs are (moving side, other side).
"""

from collections.abc import Mapping
from dataclasses import dataclass

Pair = tuple[float, float]
STILL: Pair = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Posture:
    """A pose in degrees.  `side_lean_deg` is None unless the person lies or leans sideways."""

    name: str
    trunk_deg: float = 0.0
    side_lean_deg: float | None = None
    hip_deg: Pair = STILL
    knee_deg: Pair = STILL
    hip_abduction_deg: Pair = STILL
    shoulder_deg: Pair = STILL
    shoulder_abduction_deg: Pair = STILL
    elbow_deg: Pair = STILL
    pelvis_deg: float = 0.0
    lumbar_deg: float = 0.0
    thoracic_deg: float = 0.0
    leg_rotation_deg: float = 0.0
    supports: tuple[str, ...] = ("feet",)

    @property
    def leans_sideways(self) -> bool:
        """Say whether the pose is told by its lean to the side, not its pitch."""
        return self.side_lean_deg is not None


def parse_posture(fields: Mapping[str, object]) -> Posture:
    """Read one table of `[[poses]]`; the schema has already refused anything misspelled.

    >>> parse_posture({"name": "A", "trunk_deg": -90, "hip_deg": [50, 5]}).hip_deg
    (50.0, 5.0)
    """
    lean = fields.get("side_lean_deg")
    supports = fields.get("supports", ["feet"])
    if not isinstance(supports, list):
        raise TypeError("supports must be a list of names")
    return Posture(
        name=str(fields["name"]),
        trunk_deg=_number(fields.get("trunk_deg", 0)),
        side_lean_deg=None if lean is None else _number(lean),
        hip_deg=_pair(fields.get("hip_deg", [0, 0])),
        knee_deg=_pair(fields.get("knee_deg", [0, 0])),
        hip_abduction_deg=_pair(fields.get("hip_abduction_deg", [0, 0])),
        shoulder_deg=_pair(fields.get("shoulder_deg", [0, 0])),
        shoulder_abduction_deg=_pair(fields.get("shoulder_abduction_deg", [0, 0])),
        elbow_deg=_pair(fields.get("elbow_deg", [0, 0])),
        pelvis_deg=_number(fields.get("pelvis_deg", 0)),
        lumbar_deg=_number(fields.get("lumbar_deg", 0)),
        thoracic_deg=_number(fields.get("thoracic_deg", 0)),
        leg_rotation_deg=_number(fields.get("leg_rotation_deg", 0)),
        supports=tuple(str(support) for support in supports),
    )


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number of degrees")
    return float(value)


def _pair(value: object) -> Pair:
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(f"{value!r} is not a pair of degrees")
    return _number(value[0]), _number(value[1])
