"""Which day it is: days missed, rests, adherence, and the doors between phases."""

import pytest
from tests.program.people import normal, rungs, said, settle


@pytest.fixture
def settled(ana):
    ana.arrive(brace_hours=0)
    settle(ana, sessions=3)
    return ana


def test_the_day_moves_with_a_session_and_not_with_the_calendar(settled):
    assert settled.ask()["program_day"] == 4
    settled.sleep()
    today = settled.ask()
    assert (today["program_day"], today["calendar_day"]) == (4, 5)


def test_one_missed_day_changes_nothing(settled):
    before = normal(settled.ask())
    settled.sleep()
    after = normal(settled.ask())
    assert after["items"] == before["items"]
    assert (after["volume"], after["promotes"]) == (1.0, "all")


@pytest.mark.parametrize("missed", [2, 3])
def test_two_or_three_missed_days_make_one_lighter_session(settled, missed):
    before = rungs(settled.ask())
    settled.sleep(days=missed)
    today = settled.ask()
    session = normal(today)
    assert (today["program_day"], session["volume"], session["promotes"]) == (4, 0.8, "none")
    assert rungs(today) == before
    assert said(today)[0] == "welcome-back"
    settled.train()
    settled.wake()
    assert normal(settled.ask())["volume"] == 1.0


@pytest.mark.parametrize("missed", [4, 5, 6])
def test_four_to_six_missed_days_take_a_level_from_every_ladder(settled, missed):
    settle(settled, sessions=2)
    before = rungs(settled.ask())
    settled.sleep(days=missed)
    today = settled.ask()
    assert before["GL_B"] == (2, 1)
    assert rungs(today)["GL_B"] == (1, 3)  # level 1 goes back a rung, to its top
    assert normal(today)["volume"] == 0.8
    assert today["program_day"] == 6


def test_the_lighter_session_waits_for_a_day_without_much_pain(settled):
    settled.sleep(days=3)
    settled.train(pain=7)  # breathing, legs on a chair, a few steps
    settled.wake()
    today = settled.ask()
    assert today["program_day"] == 4
    assert normal(today)["volume"] == 0.8


@pytest.mark.parametrize("missed", [7, 12])
def test_a_week_away_starts_the_phase_again_with_the_short_tests(settled, missed):
    settle(settled, sessions=5)
    assert settled.ask()["program_day"] == 9
    settled.sleep(days=missed)
    settled.screen()
    today = settled.ask()
    assert today["program_day"] == 6
    assert {"phase-starts-again", "levels-down-after-gap"} <= set(said(today))
    assert today["occasion"] == "mini"
    assert today["tests_due"] == ["leg_loading", "pelvis_control"]


def test_who_has_done_all_days_is_not_sent_back_by_a_holiday(ana):
    ana.arrive()
    settle(ana, sessions=28)
    for days in (0, 8, 40):
        ana.sleep(days=days)
        ana.screen()
        today = ana.ask()
        assert today["next"]["act"] == "final_check"
        assert today["sessions"] == []


def test_a_rest_takes_the_place_of_a_light_day_only(settled):
    settled.write("rest_taken")
    settled.sleep()
    assert settled.ask()["program_day"] == 4  # day 4 is no light day
    settle(settled, sessions=6)
    assert settled.ask()["program_day"] == 10
    settled.write("rest_taken")
    today = settled.ask()
    assert (today["next"]["act"], today["sessions"]) == ("rest", [])
    settled.sleep()
    assert settled.ask()["program_day"] == 11


def test_nobody_rests_the_way_to_the_strength_days(settled):
    for _ in range(20):
        settled.write("rest_taken")
        settled.sleep()
    settled.screen()
    assert settled.ask()["program_day"] == 1  # three weeks away: the phase starts again


def test_one_light_day_a_week_may_be_a_rest(ana):
    ana.arrive()
    settle(ana, sessions=13)
    for day in (14, 16):
        assert ana.ask()["program_day"] == day
        ana.write("rest_taken")
        ana.sleep()
        if day == 14:
            settle(ana, sessions=1)
    assert ana.ask()["program_day"] == 16  # the second within seven days is a missed day


def test_one_session_a_day_and_no_doubling_up(settled):
    settled.train()
    today = settled.ask()
    assert today["next"]["act"] == "rest"
    assert today["sessions"] == []
    assert today["program_day"] == 4  # until the date changes
    settled.sleep()
    assert settled.ask()["program_day"] == 5


def test_pain_5_or_6_makes_a_calm_day_that_counts(settled):
    session = settled.train(pain=5)
    assert (session["gate"], session["type"]) == ("calm", "C")
    assert {item["level"] for item in session["items"]} == {1}
    settled.wake()
    assert settled.ask()["program_day"] == 5


def test_pain_7_or_8_makes_an_ease_session_and_the_clock_waits(settled):
    session = settled.train(pain=8)
    assert [item["code"] for item in session["items"]] == ["BR02", "BK06", "IN05"]
    settled.wake()
    assert settled.ask()["program_day"] == 4


def test_activate_opens_when_the_last_two_sessions_began_at_5_or_less(settled):
    settled.train(pain=2)
    settled.wake()
    settled.train(pain=6)
    settled.wake()
    today = settled.ask()
    assert today["program_day"] == 6
    assert "gate-pain" in said(today)
    assert (today["type"], normal(today)["advances"]) == ("C", False)
    reached = []
    for _ in range(3):
        settled.train(pain=5)
        settled.wake()
        reached.append(settled.ask()["program_day"])
    assert reached == [6, 6, 7]  # the door looked at 2 and 6, then 6 and 5, then 5 and 5


@pytest.mark.parametrize(
    ("first_day", "pain", "stays"), [(6, 5, False), (6, 6, True), (13, 5, True)]
)
def test_a_calm_first_day_does_not_open_a_phase_that_pain_keeps_shut(ana, first_day, pain, stays):
    ana.arrive()
    settle(ana, sessions=first_day - 1)
    ana.train(pain=pain)
    ana.wake()
    assert ana.ask()["program_day"] == first_day + (not stays)


def test_integrate_wants_four_days_without_red(ana):
    ana.arrive()
    settle(ana, sessions=20)
    ana.train(peak=6)  # day 21: a rise of 4 to 6
    ana.wake()
    today = ana.ask()
    assert (today["program_day"], today["type"]) == (22, "L")
    assert "gate-red" in said(today)
    assert not normal(today)["advances"]


def test_between_half_and_four_fifths_nothing_new_opens(ana):
    ana.arrive()
    settle(ana, sessions=4)
    ana.sleep(days=1)
    ana.train()
    ana.wake()
    ana.sleep()  # day 8: five of seven
    today = ana.ask()
    assert "no-new-steps" in said(today)
    assert normal(today)["promotes"] == "levels"


def test_under_half_the_clock_waits_for_three_sessions_in_five_days(ana):
    ana.arrive()
    ana.train()
    ana.sleep(days=4)
    ana.train()
    ana.sleep(days=4)  # two of seven
    days = []
    for _ in range(3):
        today = ana.ask()
        days.append((today["program_day"], normal(today)["advances"]))
        assert ("clock-waits" in said(today)) == (not days[-1][1])
        ana.train()
        ana.wake()
    assert days == [(3, False), (3, False), (3, True)]


def test_days_of_a_spasm_are_neither_missed_nor_counted_against_anybody(ana):
    ana.arrive()
    settle(ana, sessions=7)
    spasm = ana.write("spasm_reported", pain=8, cannot_straighten=False)
    for _ in range(3):
        ana.sleep()
        ana.write("spasm_rated", spasm=spasm, pain=3, minute=1440)
    today = ana.ask()
    assert not {"no-new-steps", "clock-waits", "welcome-back"} & set(said(today))
