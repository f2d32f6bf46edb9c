"""The drawn poses of an exercise: its motion file, put through the body."""

from collections.abc import Iterator
from typing import Any

from evenkeel.body.contact import UnknownSupport
from evenkeel.body.drawing import Figure, draw
from evenkeel.body.limits import LIMITS
from evenkeel.body.posture import Posture, parse_posture
from evenkeel.content.problem import Problem
from evenkeel.content.tree import Tree


def figures(tree: Tree, slug: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return `figures` and `props` of one exercise, and what kept a pose from being drawn."""
    file = f"exercises/{slug}/motion.toml"
    motion = tree.motion(slug)
    props = motion.get("props", [])
    view = tree.collection("exercises")[slug].get("view")
    try:
        postures = [parse_posture(pose) for pose in motion["poses"]]
        tops_m = {prop["kind"]: prop["y_m"] + prop["height_m"] for prop in props}
        drawn = draw(postures, view=str(view), tops_m=tops_m)
    except (KeyError, TypeError, UnknownSupport) as mistake:
        return {"figures": [], "props": []}, [Problem(file, "poses", f"a pose to draw: {mistake}")]
    problems = [
        Problem(file, f"poses.{posture.name}.{field}", f"from {least:g} to {most:g} degrees")
        for posture in postures
        for field, least, most in _beyond_limits(posture)
    ]
    return {"figures": [_plain(figure) for figure in drawn], "props": props}, problems


def _plain(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "lines": [[list(point) for point in line] for line in figure.lines],
        "head": list(figure.head),
    }


def _beyond_limits(posture: Posture) -> Iterator[tuple[str, float, float]]:
    for joint, limits in LIMITS.items():
        stated = getattr(posture, f"{joint}_deg", None)
        angles = stated if isinstance(stated, tuple) else (stated,)
        if any(angle is not None and not limits.holds(angle) for angle in angles):
            yield f"{joint}_deg", limits.least_deg, limits.most_deg
