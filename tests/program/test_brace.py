"""Leaving a brace behind: Carmen wears hers six hours a day and more."""

import pytest
from tests.program.people import settle


def braced(ana, *, hours=8, **more):
    ana.arrive(brace_hours=hours, **more)
    return ana


def limits(person, *, sessions):
    found = []
    for _ in range(sessions):
        person.keep_safe()
        brace = person.ask()["brace"]
        found.append((brace["limit_hours"], brace["block_hours"]))
        person.train()
        person.wake()
    return found


def test_who_wears_none_is_never_told_to(ana):
    ana.arrive(brace_hours=0)
    assert ana.ask()["brace"] is None


def test_the_steps_by_pencil(ana):
    # min(8, 6) = 6 h; 75 % 4.5; 50 % 3; 30 % 1.8 -> 1.75; 15 % 0.9 -> 1; then none
    found = limits(braced(ana), sessions=22)
    assert found[:5] == [(6, 2)] * 5
    assert found[5:9] == [(4.5, 2)] * 4
    assert found[9:12] == [(3, 2)] * 3
    assert found[12:17] == [(1.75, 1)] * 5
    assert found[17:21] == [(1, 1)] * 4
    assert found[21:] == [(0, 0)]


def test_an_hour_a_day_rounds_to_the_quarter(ana):
    # 1 h; 0.75; 0.5; 0.3 -> 0.25
    found = limits(braced(ana, hours=1), sessions=13)
    assert [found[day - 1][0] for day in (1, 6, 10, 13)] == [1, 0.75, 0.5, 0.25]
    assert all(limit == block for limit, block in found)


def test_the_step_waits_for_three_days_without_red(ana):
    braced(ana)
    settle(ana, sessions=4)
    ana.train(peak=6)  # day 5, RED
    ana.wake()
    # days 6 and on: held while RED is within the three days before
    assert [limit for limit, _ in limits(ana, sessions=4)] == [6, 6, 6, 4.5]


def test_the_steps_come_one_at_a_time_and_once_a_day(ana):
    braced(ana)
    settle(ana, sessions=8)
    ana.train(peak=6)  # day 9: holds the step of day 10 until day 13
    ana.wake()
    found = [limit for limit, _ in limits(ana, sessions=6)]
    assert found == [4.5, 4.5, 4.5, 3, 1.75, 1.75]
    ana.train()
    assert ana.ask()["brace"]["limit_hours"] == 1.75


def test_after_a_spasm_four_hours_then_two_then_the_step_from_before(ana):
    braced(ana)
    settle(ana, sessions=10)
    assert ana.ask()["brace"]["limit_hours"] == 3
    spasm = ana.write("spasm_reported", pain=8, cannot_straighten=True)
    found = []
    for _ in range(5):
        found.append(ana.ask()["brace"]["limit_hours"])
        ana.sleep()
        ana.write("spasm_rated", spasm=spasm, pain=3, minute=1440, can_walk=True)
    assert found == [4, 4, 2, 3, 3]


def test_late_in_the_program_two_hours_on_two_days(ana):
    braced(ana)
    settle(ana, sessions=22)
    ana.screen()
    assert ana.ask()["brace"]["limit_hours"] == 0
    ana.write("spasm_reported", pain=8, cannot_straighten=True)
    found = []
    for _ in range(3):
        found.append(ana.ask()["brace"]["limit_hours"])
        ana.sleep()
    assert found == [2, 2, 0]


@pytest.mark.parametrize("day", [0, 10])
def test_a_prescribed_brace_is_left_to_who_prescribed_it(ana, day):
    braced(ana, brace_prescribed=True)
    settle(ana, sessions=day)
    brace = ana.ask()["brace"]
    assert brace["prescribed"]
    assert brace["reason"]["code"] == "brace-prescribed"


def test_the_last_word_on_who_prescribed_it_counts(ana):
    braced(ana, brace_prescribed=True)
    ana.arrive(brace_hours=8, brace_prescribed=False)
    assert ana.ask()["brace"]["limit_hours"] == 6
