"""The profile against a pencil: the two worked examples, their ranges, and what is missing."""

from math import sqrt

import pytest
from tests.program.people import ANA, BRUNO, CARMEN, participant

from evenkeel.program import assess
from evenkeel.program.profile import Score, back_load, change_between

Z90 = 1.645


def profile_of(program, card, **changes):
    return assess(participant(program, card, **changes), program.profile)


def abdominals(program, card=ANA, **tests):
    return profile_of(program, card, tests=tests).abdominals


def test_ana_by_hand(program):
    ana = profile_of(program, ANA)
    # 48/120 = 40.0; (28+35)/2/77 = 40.9; 35/83 = 42.2; level 2 = 40; sides 20 % apart: -4.0
    assert ana.abdominals.score == pytest.approx(14.0 + 10.23 + 8.43 + 8.0 - 4.0, abs=0.05)
    # .7 x (46.2+58.5)/2 + .3 x 50 - 40 x (8/38 - .10)
    assert ana.glutes.score == pytest.approx(36.62 + 15 - 4.42, abs=0.05)
    # .7 x (50 - 3.33 x 4) + .3 x 70
    assert ana.hip_flexors.score == pytest.approx(25.68 + 21.0, abs=0.05)
    # back load 17.86 + 13.33 + 6.67 + 1.67 + 12.5 + 1.25 + 2.86 = 56.1
    assert ana.back_ease.score == pytest.approx(100 - 56.13, abs=0.05)
    assert ana.pattern_fit == pytest.approx(0.5 * 63.34 + 0.3 * 56.13 + 0.2 * 53.32, abs=0.05)


def test_anas_ranges_by_hand(program):
    ana = profile_of(program, ANA)
    # shares x errors: .35 x 7.20, .25 x 5.21, .20 x 7.59, .20 x 12; and 8 for the norms
    errors = sqrt(2.52**2 + 1.30**2 + 1.52**2 + 2.40**2)
    assert ana.abdominals.test_error == pytest.approx(errors, abs=0.01)
    assert ana.abdominals.half_width == pytest.approx(Z90 * sqrt(errors**2 + 64), abs=0.05)
    assert [round(score.half_width) for score in ana.groups().values()] == [15, 18, 30, 16]


def test_bruno_by_hand(program):
    bruno = profile_of(program, BRUNO)
    scores = [round(score.score) for score in bruno.groups().values()]
    widths = [round(score.half_width) for score in bruno.groups().values()]
    assert scores == [19, 23, 27, 10]
    assert widths == [28, 17, 30, 16]
    assert round(bruno.pattern_fit) == 82
    # from the knees half the seconds count, against 77 x .88 = 67.8: 17.7 and 19.2;
    # level 1 = 20; weights .25 and .20 of .45
    assert bruno.abdominals.score == pytest.approx((0.25 * 18.45 + 0.20 * 20) / 0.45, abs=0.05)


def test_carmen_has_no_scores_for_what_was_not_tested(program):
    carmen = profile_of(program, CARMEN)
    assert carmen.abdominals is None
    assert carmen.glutes is None
    # hip comfort alone, weight .30: the missing part widens by 25 x .7
    assert carmen.hip_flexors.score == 100
    assert carmen.hip_flexors.half_width == pytest.approx(Z90 * sqrt(100 + 64 + 17.5**2), abs=0.01)
    # the same load as Bruno's but for nothing: a missing group counts as 50
    assert carmen.pattern_fit == pytest.approx(25 + 0.3 * back_load_of(program), abs=0.01)


def back_load_of(program):
    return back_load(participant(program, CARMEN).symptoms, program.profile)


def test_a_missing_test_widens_the_range_and_does_not_lower_the_score(program):
    # two tests of equal result: 40 % of the target each
    both = abdominals(program, trunk_flexor_s=48, leg_loading_level=2)
    one = abdominals(program, trunk_flexor_s=48)
    assert both.score == pytest.approx(40)
    assert one.score == pytest.approx(40)
    assert one.half_width > both.half_width


@pytest.mark.parametrize(
    ("pair", "less"),
    [
        ([70, 77], 0.0),  # 9.1 % apart is within home error
        ([66.5, 77], 40 * (10.5 / 77 - 0.10)),
        ([50.05, 77], 10.0),  # 35 % apart costs the most, 10
        ([0, 77], 10.0),
        ([0, 0], 0.0),
    ],
)
def test_uneven_sides_cost_at_most_ten_points(program, pair, less):
    even = sum(100 * side / 77 for side in pair) / 2
    score = abdominals(program, side_bridge_s=pair)
    assert score.score == pytest.approx(max(0, even - less), abs=1e-6)


def test_asymmetry_is_that_of_the_raw_seconds_also_from_the_knees(program):
    full = abdominals(program, side_bridge_s=[40, 50])
    knees = abdominals(program, side_bridge_s=[40, 50], side_bridge_from_knees=True)
    assert full.score == pytest.approx(100 * 45 / 77 - 4)  # 20 % apart: 40 x .10
    assert knees.score == pytest.approx(100 * 22.5 / 77 - 4)


@pytest.mark.parametrize(
    ("age", "target"),
    [(29, 149), (30, 120), (39, 120), (40, 114), (50, 105.6), (60, 93.6), (70, 78), (90, 78)],
)
def test_norms_follow_age(program, age, target):
    card = ANA | {"age": age}
    assert abdominals(program, card, trunk_flexor_s=30).score == pytest.approx(3000 / target)


def test_somebody_who_does_not_say_is_held_to_the_mean(program):
    card = ANA | {"sex": "undisclosed"}
    assert abdominals(program, card, trunk_flexor_s=60.5).score == pytest.approx(50)  # of 121


@pytest.mark.parametrize(
    ("thigh_deg", "comfort_and_length"),
    [(-10, 70 + 30), (-20, 70 + 30), (0, 35 + 30), (15, 0.035 + 30), (30, 0 + 30)],
)
def test_the_thomas_angle_has_a_floor_and_a_ceiling(program, thigh_deg, comfort_and_length):
    card = ANA | {"symptoms": ANA["symptoms"] | {"front_hip_pain": 0}}
    hip = profile_of(program, card, tests={"thomas_deg": thigh_deg}).hip_flexors
    assert hip.score == pytest.approx(comfort_and_length, abs=0.01)


def test_scores_stay_within_the_scale(program):
    strong = {"trunk_flexor_s": 3600, "side_bridge_s": [3600, 3600], "leg_loading_level": 5}
    assert abdominals(program, **strong).score == 100
    assert abdominals(program, trunk_flexor_s=0, side_bridge_s=[0, 1]).score == 0


@pytest.mark.parametrize(
    ("moved", "verdict"),
    # errors of 3 and 4 points: together 5, and 1.645 x 5 = 8.2
    [(0, "none"), (4.9, "none"), (5.1, "possible"), (8.2, "possible"), (8.3, "likely")],
)
def test_a_change_is_named_by_its_size_against_the_error(moved, verdict):
    before = Score(40, 20, 3, ("plank",))
    for sign in (1, -1):
        after = Score(40 + sign * moved, 20, 4, ("plank",))
        assert change_between(before, after, z90=Z90) == verdict


def test_scores_of_different_tests_are_never_compared():
    before, after = Score(20, 20, 1, ("plank",)), Score(90, 20, 1, ("plank", "side_bridge"))
    assert change_between(before, after, z90=Z90) == "none"
