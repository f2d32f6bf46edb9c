"""Every pose of every exercise: whole, on the floor, and looking the right way."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from evenkeel.body.contact import rest
from evenkeel.body.drawing import draw
from evenkeel.body.limits import LIMITS
from evenkeel.body.posture import parse_posture
from evenkeel.body.reach import beyond_limits
from evenkeel.body.skeleton import SKINS_M, segments, standing

EXERCISES = sorted((Path(__file__).parents[2] / "content" / "exercises").iterdir())
LENGTHS_M = {
    child: float(np.linalg.norm(standing()[child] - standing()[parent]))
    for child, parent in segments().items()
}


def motion(folder):
    """Return an exercise's postures, its view and the height of its props."""
    told = tomllib.loads((folder / "motion.toml").read_text("utf-8"))
    facts = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    tops = {prop["kind"]: prop["y_m"] + prop["height_m"] for prop in told.get("props", [])}
    return [parse_posture(pose) for pose in told["poses"]], facts["view"], tops


def moving(posture):
    """Return the moving side: the upper one, the left, of a person who lies on the side."""
    return "left" if (posture.side_lean_deg or 0) >= 80 else "right"


@pytest.fixture(params=EXERCISES, ids=lambda folder: folder.name, scope="module")
def exercise(request):
    return motion(request.param)


def test_the_body_stays_whole_and_on_the_floor(exercise):
    postures, _, tops = exercise
    for posture in postures:
        resting = rest(posture, moving=moving(posture), tops_m=tops)
        for child, parent in segments().items():
            found = np.linalg.norm(resting.places[child] - resting.places[parent])
            assert found == pytest.approx(LENGTHS_M[child], abs=0.001), child
        under = {
            joint: round(float(resting.places[joint][1]) - skin, 3)
            for joint, skin in SKINS_M.items()
            if resting.places[joint][1] < skin - 0.001
        }
        assert under == {}
        for support in resting.supports:
            height_m = float(resting.places[support.joint][1])
            assert height_m == pytest.approx(support.height_m, abs=0.035), support.joint


def test_no_joint_goes_where_it_cannot(exercise):
    postures, _, tops = exercise
    for posture in postures:
        assert list(beyond_limits(posture)) == []
        angles = rest(posture, moving=moving(posture), tops_m=tops).angles
        for joint in ("knee", "shoulder", "elbow"):
            assert all(LIMITS[joint].holds(float(angle)) for angle in getattr(angles, joint)), joint


def test_the_picture_has_its_five_lines_and_a_head(exercise):
    postures, view, tops = exercise
    for figure in draw(postures, view=view, tops_m=tops):
        assert len(figure.lines) == 5
        assert all(y >= 0 for line in figure.lines for _, y in line)
        x, y, radius = figure.head
        assert y >= radius - 0.002
        assert np.hypot(x - figure.lines[0][-1][0], y - figure.lines[0][-1][1]) < 0.15


def named(slug):
    postures, view, tops = motion(next(folder for folder in EXERCISES if folder.name == slug))
    return {figure.name: figure for figure in draw(postures, view=view, tops_m=tops)}


@pytest.mark.parametrize("slug", ["dead-bug", "forearm-plank", "bird-dog", "full-side-bridge"])
def test_who_lies_has_the_head_to_the_left(slug):
    for figure in named(slug).values():
        assert figure.head[0] < figure.lines[0][0][0]


def test_who_stands_faces_right():
    figure = named("hip-hinge")["B"]
    assert figure.head[0] > figure.lines[0][0][0] + 0.2


def test_a_bridge_lifts_the_hips_over_the_shoulders():
    spine = named("double-leg-bridge")["B"].lines[0]
    assert spine[0][1] > spine[-1][1] + 0.1


def test_a_curl_up_lifts_the_head_and_leaves_the_hips():
    down, up = named("curl-up")["A"], named("curl-up")["B"]
    assert up.head[1] > down.head[1] + 0.05
    assert up.lines[0][0][1] == pytest.approx(down.lines[0][0][1], abs=0.02)


def test_feet_stay_under_a_person_who_stands_up():
    figures = named("sit-to-stand")
    assert figures["A"].lines[3][3][0] == pytest.approx(figures["B"].lines[3][3][0], abs=0.02)
    assert figures["B"].head[1] > figures["A"].head[1] + 0.3


def test_a_heel_slides_along_the_floor():
    figures = named("heel-slide")
    heel_m = [figure.lines[3][3] for figure in figures.values()]
    assert heel_m[1][0] > heel_m[0][0] + 0.2
    assert heel_m[1][1] < 0.08
