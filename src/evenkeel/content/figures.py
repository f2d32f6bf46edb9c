"""The drawn poses of an exercise: its motion file, put through the body."""

from typing import Any

from evenkeel.body.contact import UnknownSupport
from evenkeel.body.drawing import Figure, draw
from evenkeel.body.posture import parse_posture
from evenkeel.body.reach import beyond_limits
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
        Problem(
            file,
            f"poses.{posture.name}.{beyond.field}",
            f"from {beyond.limits.least_deg:g} to {beyond.limits.most_deg:g} degrees",
        )
        for posture in postures
        for beyond in beyond_limits(posture)
    ]
    return {"figures": [_plain(figure) for figure in drawn], "props": props}, problems


def _plain(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "lines": [[list(point) for point in line] for line in figure.lines],
        "head": list(figure.head),
    }
