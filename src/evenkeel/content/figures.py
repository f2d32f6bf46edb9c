"""The drawn poses of an exercise: its motion file, put through the body."""

from typing import Any

from evenkeel.content.problem import Problem
from evenkeel.content.tree import Tree


def figures(tree: Tree, slug: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return `figures` and `props` of one exercise."""
    return {"figures": [], "props": tree.motion(slug).get("props", [])}, []
