"""A person as numbers, checked with a pencil and by symmetry."""

import math
from dataclasses import replace

import numpy as np
import pytest

from evenkeel.body.contact import UnknownSupport, rest
from evenkeel.body.kinematics import joint_places, stated
from evenkeel.body.posture import Posture, parse_posture
from evenkeel.body.reach import beyond_limits
from evenkeel.body.skeleton import STATURE_M, segments, standing

STANDING = Posture("HOLD")
HOOK_LYING = Posture(
    "A",
    trunk_deg=-90.0,
    hip_deg=(50.0, 50.0),
    knee_deg=(95.0, 95.0),
    shoulder_deg=(15.0, 15.0),
    elbow_deg=(10.0, 10.0),
    supports=("back", "feet"),
)


def freely(posture, moving="left"):
    """Return the posture in the air: angles exactly as stated."""
    return joint_places(posture, stated(posture, moving=moving), moving=moving)


def between(places, one, other):
    return float(np.linalg.norm(places[one] - places[other]))


@pytest.mark.parametrize(
    ("one", "other", "share_of_stature"),
    [
        ("left_hip", "left_knee", 0.245),
        ("left_knee", "left_ankle", 0.246),
        ("left_elbow", "left_wrist", 0.146),
    ],
)
def test_segments_are_shares_of_stature(one, other, share_of_stature):
    assert between(standing(), one, other) / STATURE_M == pytest.approx(share_of_stature, abs=0.001)


def test_standing_is_the_skeleton_itself():
    places = freely(STANDING)
    for joint, place in standing().items():
        if not joint.endswith("ball"):
            np.testing.assert_allclose(places[joint], place, atol=1e-9)


def test_a_standing_person_is_as_tall_as_the_stature():
    places = rest(STANDING, moving="left").places
    assert places["crown"][1] == pytest.approx(STATURE_M, abs=0.01)


def test_a_hip_at_ninety_lifts_the_knee_to_the_front():
    knee = freely(replace(STANDING, hip_deg=(90.0, 0.0)))["left_knee"]
    np.testing.assert_allclose(knee, [0.088, 0.0, 0.421], atol=1e-9)


def test_a_knee_at_ninety_takes_the_foot_back():
    ankle = freely(replace(STANDING, knee_deg=(90.0, 0.0)))["left_ankle"]
    np.testing.assert_allclose(ankle, [0.088, -0.421, -0.423], atol=1e-9)


def test_an_arm_overhead_is_above_the_shoulder():
    places = freely(replace(STANDING, shoulder_deg=(180.0, 0.0)))
    assert places["left_elbow"][1] - places["left_shoulder"][1] == pytest.approx(0.295)


def test_abduction_opens_a_straight_leg_outward():
    knee = freely(replace(STANDING, hip_abduction_deg=(30.0, 0.0)))["left_knee"]
    assert knee[0] == pytest.approx(0.088 + 0.421 * math.sin(math.radians(30.0)))


def test_a_bent_leg_falls_out_and_its_foot_stays():
    closed, opened = (
        freely(replace(HOOK_LYING, hip_abduction_deg=(angle, 0.0))) for angle in (0.0, 40.0)
    )
    np.testing.assert_allclose(opened["left_ankle"], closed["left_ankle"], atol=1e-9)
    assert opened["left_knee"][0] > closed["left_knee"][0] + 0.15


@pytest.mark.parametrize("trunk", [-90.0, -20.0, 0.0, 45.0, 90.0])
@pytest.mark.parametrize("lumbar", [-20.0, 0.0, 30.0])
def test_the_trunk_line_is_what_was_stated(trunk, lumbar):
    places = freely(replace(STANDING, trunk_deg=trunk, lumbar_deg=lumbar))
    line = (places["left_shoulder"] + places["right_shoulder"]) / 2
    neutral = math.degrees(math.atan2(-0.025, 0.468))
    found = math.degrees(math.atan2(line[2], line[1]))
    assert math.remainder(found - trunk - neutral, 360.0) == pytest.approx(0.0, abs=1e-6)


def test_rounding_the_back_turns_the_pelvis_under():
    hip = (125.0, 125.0)
    assert list(beyond_limits(Posture("A", hip_deg=hip, lumbar_deg=-20.0)))
    assert not list(beyond_limits(Posture("A", hip_deg=(130.0, 130.0), lumbar_deg=30.0)))


def test_the_other_side_mirrors():
    posture = replace(HOOK_LYING, hip_deg=(90.0, 40.0), hip_abduction_deg=(25.0, 0.0))
    left, right = freely(posture, "left"), freely(posture, "right")
    mirror = np.array([-1.0, 1.0, 1.0])
    for joint, place in left.items():
        twin = joint.replace("left", "*").replace("right", "left").replace("*", "right")
        np.testing.assert_allclose(right[twin], place * mirror, atol=1e-9)


def test_many_postures_at_once_are_the_same_as_one_by_one():
    angles = stated(HOOK_LYING, moving="left")
    pitches = np.array([-90.0, 0.0, 30.0])
    wide = {
        name: tuple(np.full(3, value) for value in getattr(angles, name))
        for name in ("hip", "knee", "shoulder", "elbow")
    }
    together = joint_places(
        HOOK_LYING,
        replace(angles, pitch=pitches, roll=np.zeros(3), neck=np.zeros(3), **wide),
        moving="left",
    )
    for index, pitch in enumerate(pitches):
        alone = joint_places(HOOK_LYING, replace(angles, pitch=pitch), moving="left")
        for joint, place in alone.items():
            np.testing.assert_allclose(together[joint][index], place, atol=1e-9)


def test_hook_lying_puts_back_and_feet_on_the_floor():
    places = rest(HOOK_LYING, moving="right").places
    assert places["left_ankle"][1] == pytest.approx(0.067, abs=0.01)
    assert places["left_ball"][1] == pytest.approx(0.013, abs=0.01)
    assert places["TU"][1] == pytest.approx(0.045, abs=0.01)


def test_contact_keeps_every_segment_as_long_as_it_is():
    posture = replace(HOOK_LYING, lumbar_deg=10.0, hip_deg=(115.0, 50.0))
    resting = rest(replace(posture, supports=("back", "other-foot")), moving="right").places
    bones, whole = segments(), standing()
    for child, parent in bones.items():
        assert between(resting, child, parent) == pytest.approx(
            between(whole, child, parent), abs=0.001
        )


def test_a_support_lies_on_its_prop():
    posture = replace(HOOK_LYING, hip_deg=(90.0, 90.0), supports=("back", "legs@chair"))
    places = rest(posture, moving="right", tops_m={"chair": 0.45}).places
    assert places["left_ankle"][1] == pytest.approx(0.45 + 0.045, abs=0.01)


@pytest.mark.parametrize("support", ["tail", "feet@chair", "moving-tail"])
def test_a_support_that_is_not_there_is_named(support):
    with pytest.raises(UnknownSupport, match=support):
        rest(replace(STANDING, supports=(support,)), moving="left")


@pytest.mark.parametrize("fields", [{"hip_deg": [1]}, {"trunk_deg": "up"}, {"supports": "feet"}])
def test_a_posture_that_cannot_be_read_says_so(fields):
    with pytest.raises(TypeError):
        parse_posture({"name": "A", **fields})
