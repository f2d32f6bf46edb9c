"""The traffic light, row by row, with the numbers on both sides of each limit."""

from datetime import UTC, date, datetime

import pytest

from evenkeel.program.diary import Morning, Rating, Spread
from evenkeel.program.entry import Entry
from evenkeel.program.light import (
    Baseline,
    Light,
    baseline,
    exercise_light,
    morning_light,
    spread_light,
)

BACK = Spread("back", new_numbness_or_weakness=False)
GREEN, AMBER, RED = Light


def rated(**felt):
    usual = {"pain_peak": 2, "effort": 4, "completion": 1.0, "wobbly_percent": 0}
    marks = {"skipped": None, "eased": False, "too_much": False, "stop_sign": None}
    return Rating(session="s", slug="heel-slide", **(usual | marks | felt))


@pytest.fixture
def light(program):
    def of(*, before=2, after=2, **felt):
        limits = program.light
        return exercise_light(rated(**felt), pain_before=before, pain_after=after, limits=limits)

    return of


@pytest.mark.parametrize(
    ("before", "peak", "expected"),
    [
        (0, 0, GREEN),
        (0, 2, GREEN),  # 2 or less is fine, whatever the rise
        (0, 3, AMBER),  # pain 3 from 0: a rise of 3, but the peak is under 4
        (1, 4, RED),  # a rise of 3 to 4
        (0, 4, RED),
        (2, 3, GREEN),  # a rise of 1
        (2, 4, AMBER),  # a rise of 2
        (3, 5, AMBER),
        (4, 6, RED),  # 6 with a rise of 2
        (5, 6, GREEN),  # 6 with a rise of 1
        (6, 8, RED),
        (7, 7, GREEN),  # steady
        (5, 3, GREEN),  # less than before
    ],
)
def test_pain_during_an_exercise(light, before, peak, expected):
    assert light(before=before, after=before, pain_peak=peak) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [(1, GREEN), (2, GREEN), (3, GREEN), (4, AMBER), (9, AMBER), (None, GREEN)],
)
def test_pain_ten_minutes_later_may_be_one_more(light, after, expected):
    assert light(before=2, after=after) is expected


@pytest.mark.parametrize(("effort", "expected"), [(6, GREEN), (7, GREEN), (8, AMBER), (10, AMBER)])
def test_effort_7_is_still_green_and_8_is_amber(light, effort, expected):
    assert light(effort=effort) is expected


def test_too_much_is_amber_whatever_the_numbers(light):
    assert light(too_much=True) is AMBER


def test_a_stop_sign_is_red_whatever_the_numbers(light):
    assert light(stop_sign="sharp_catch") is RED


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("back", "back", GREEN),
        ("none", "back", GREEN),  # it is a back program: feeling the back is no spread
        ("back", "buttock", AMBER),
        ("back", "thigh", AMBER),
        ("back", "below_knee", RED),
        ("thigh", "below_knee", RED),
        ("thigh", "buttock", GREEN),  # moving up is better
        ("below_knee", "below_knee", GREEN),
        ("below_knee", "none", GREEN),
    ],
)
def test_moving_down_the_leg_is_worse_and_up_is_better(before, after, expected):
    spreads = (Spread(reach, new_numbness_or_weakness=False) for reach in (before, after))
    assert spread_light(*spreads) is expected


def test_new_numbness_is_red_wherever_it_reaches():
    for reach in ("none", "back", "below_knee"):
        after = Spread(reach, new_numbness_or_weakness=True)
        assert spread_light(Spread(reach, new_numbness_or_weakness=False), after) is RED


def morning(pain, stiffness_min, spread=BACK):
    entry = Entry("m", datetime(2026, 3, 3, 7, tzinfo=UTC), 0, date(2026, 3, 3), "x", 1, {})
    return Morning(entry, pain, stiffness_min, spread)


@pytest.mark.parametrize(
    ("pain", "stiffness_min", "expected"),
    [
        (2, 10, GREEN),
        (3, 10, GREEN),  # usual + 1
        (4, 10, AMBER),  # usual + 2
        (5, 10, RED),  # usual + 3
        (2, 25, GREEN),  # usual + 15 min
        (2, 26, AMBER),  # usual + 16
        (2, 55, AMBER),  # usual + 45
        (2, 56, RED),  # more than 45
        (4, 56, RED),
    ],
)
def test_the_next_morning_against_what_is_usual(program, pain, stiffness_min, expected):
    usual = Baseline(pain=2, stiffness_min=10)
    found = morning_light(
        morning(pain, stiffness_min), usual=usual, spread_before=BACK, limits=program.light
    )
    assert found is expected


def test_without_anything_usual_only_the_spread_speaks(program):
    nothing = Baseline(pain=None, stiffness_min=None)
    down = Spread("below_knee", new_numbness_or_weakness=False)
    for spread, expected in ((BACK, GREEN), (down, RED)):
        found = morning_light(
            morning(9, 90, spread), usual=nothing, spread_before=BACK, limits=program.light
        )
        assert found is expected


def test_usual_is_the_median_of_the_last_pains_and_the_first_mornings(program):
    usual = baseline([9, 9, 1, 2, 6], [10, 30, 20, 90, 90], program.light)
    assert (usual.pain, usual.stiffness_min) == (2, 20)
    assert baseline([1, 4], [], program.light) == Baseline(pain=2.5, stiffness_min=None)


def test_a_stiff_morning_is_not_measured_against_itself(ana):
    """Ten minutes on the first morning, an hour on the second: 50 more is RED."""
    ana.arrive()
    ana.train()
    ana.wake(stiffness_min=10)
    ana.train()
    ana.wake(stiffness_min=60)
    assert ana.ask()["light"]["light"] == "RED"
