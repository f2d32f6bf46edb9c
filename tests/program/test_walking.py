"""The walk of the day: its minutes by the week, and what a walk that hurt changes."""

import pytest
from tests.program.people import normal, settle

from evenkeel.program.walking import walk_minutes


@pytest.mark.parametrize(
    ("comfortable", "minutes"),
    # weeks of 1.0, 1.25, 1.6 and 2.0 on 10 minutes at most; half rounds to even
    [(10, [10, 12, 16, 20]), (6, [6, 8, 10, 12]), (45, [10, 12, 16, 20]), (0, [0, 0, 0, 0])],
)
def test_the_weeks_build_on_what_is_comfortable(program, comfortable, minutes):
    found = [walk_minutes(program, comfortable=comfortable, day=day) for day in (1, 8, 15, 22)]
    assert found == minutes
    last = [walk_minutes(program, comfortable=comfortable, day=day) for day in (7, 14, 21, 28)]
    assert last == minutes


def test_half_of_an_odd_walk_rounds_to_even(program):
    assert walk_minutes(program, comfortable=5, day=1, halved=True) == 2
    assert walk_minutes(program, comfortable=7, day=1, halved=True) == 4


def test_after_day_28_a_tenth_more_each_week_to_30_minutes(program):
    found = [
        walk_minutes(program, comfortable=10, day=29, weeks_after=week) for week in (0, 1, 2, 4, 5)
    ]
    assert found == [20, 22, 24, 29, 30]


def test_the_weeks_after_count_from_the_last_session(ana):
    ana.arrive()
    settle(ana, sessions=28)
    ana.screen()
    assert ana.ask()["walk"]["minutes"] == 20
    ana.sleep(days=13)
    assert ana.ask()["walk"]["minutes"] == 24


def walk(person, *, before=1, peak=1):
    person.write("walk_done", minutes=8, pain_before=before, pain_peak=peak)


def test_a_walk_that_hurt_halves_the_next_days_until_two_went_well(ana):
    ana.arrive()
    walk(ana, peak=4)  # a rise of 3 to 4 is RED
    assert ana.ask()["walk"] == {"minutes": 10, "done_minutes": 8, "reason": None}
    found = []
    for peak in (1, 3, 2):  # fine, AMBER, fine
        ana.sleep()
        found.append(ana.ask()["walk"]["minutes"])
        walk(ana, peak=peak)
    ana.sleep()
    found.append(ana.ask()["walk"]["minutes"])
    assert found == [5, 5, 5, 10]


def test_the_session_names_the_same_walk_as_the_day(ana):
    ana.arrive()
    walk(ana, peak=5)
    ana.sleep()
    today = ana.ask()
    assert normal(today)["walk_min"] == today["walk"]["minutes"] == 5


def test_a_session_that_went_red_leaves_the_walk_alone(ana):
    ana.arrive()
    ana.train(peak=6)
    ana.wake()
    assert ana.ask()["walk"]["minutes"] == 10


@pytest.mark.parametrize(
    ("answers", "minutes"), [({"K2": True}, 10), ({"U2": True}, 0), ({"E1": True}, 0)]
)
def test_what_the_safety_check_leaves_open(ana, answers, minutes):
    ana.arrive()
    ana.screen(**answers)
    today = ana.ask()
    assert today["walk"]["minutes"] == minutes
    assert ("walking" in today["unlocked"]) == (minutes > 0)
