"""Tests, measures and lessons: what is due on which day, and what waits."""

import pytest
from tests.program.people import settle

from evenkeel.program.checks import lesson_today

FULL = [
    "thomas", "leg_loading", "single_leg_bridge", "trunk_flexor", "side_bridge", "plank",
    "pelvis_control",
]  # fmt: skip
MINI = ["leg_loading", "pelvis_control"]


def due_on(person, *, day):
    settle(person, sessions=day - 1)
    person.keep_safe()
    today = person.ask()
    return today["occasion"], today["tests_due"], today["measures_due"]


@pytest.fixture
def new(ana):
    """Ana before her first self-check."""
    ana.screen()
    ana.write("about_answered", sex="female", age=34, walk_minutes=10)
    return ana


def told(person, **symptoms):
    person.write(
        "symptoms_answered",
        **{
            "front_hip_pain": 1, "tight_mornings": 1, "stiff_after_heavy_day": 1,
            "hard_muscles": 1, "deep_groove": 1, "spasms_3_months": 1, "brace_hours": 0,
            "medicine_days": 0,
        },
        **symptoms,
    )  # fmt: skip


def test_day_1_offers_every_test_and_the_measures(new):
    told(new)
    today = new.ask()
    assert today["next"]["act"] == "self_check"
    assert (today["occasion"], today["tests_due"]) == ("start", FULL)
    assert today["measures_due"] == ["activities", "instrument"]


@pytest.mark.parametrize(("pain", "tests"), [(4, FULL), (5, ["leg_loading"])])
def test_holds_wait_while_pain_is_above_4(new, pain, tests):
    told(new, pain_now=pain)
    assert new.ask()["tests_due"] == tests


def test_holds_wait_a_week_after_a_spasm(new):
    told(new)
    new.write("spasm_reported", pain=8, cannot_straighten=False)
    for days, tests in ((6, ["leg_loading"]), (1, FULL)):
        new.sleep(days=days)
        new.write("spasm_rated", spasm=new.entries[-1]["id"], pain=1, minute=9, can_walk=True)
        assert new.ask()["tests_due"] == tests


@pytest.mark.parametrize(
    ("answers", "left_out"),
    [
        ({"M4": True}, {"trunk_flexor", "plank"}),
        ({"M6": ["shoulder"]}, {"side_bridge", "plank"}),
        ({"M5": True}, {"thomas"}),
        ({"M9": True}, set()),
    ],
)
def test_no_test_that_a_tag_leaves_out(new, answers, left_out):
    new.screen(**answers)
    told(new)
    assert new.ask()["tests_due"] == [test for test in FULL if test not in left_out]


@pytest.mark.parametrize(
    ("day", "occasion", "tests", "measures"),
    [
        (7, None, [], []),
        (8, "mini", MINI, []),
        (10, "mini", MINI, []),
        (11, None, [], []),
        (15, "mid", ["trunk_flexor", "single_leg_bridge"], ["activities", "instrument"]),
        (22, "mini", MINI, []),
        (29, "full", FULL, ["activities", "instrument", "change"]),
    ],
)
def test_what_is_due_on_which_day(ana, day, occasion, tests, measures):
    ana.arrive()
    assert due_on(ana, day=day) == (occasion, tests, measures)


def test_what_was_done_is_not_due_again(ana):
    ana.arrive()
    assert due_on(ana, day=8)[0] == "mini"
    ana.write("self_check_finished", occasion="mini")
    assert ana.ask()["occasion"] is None
    settle(ana, sessions=14)
    ana.keep_safe()
    assert ana.ask()["occasion"] == "mini"  # that of day 22


def test_the_plank_stands_in_for_who_took_it_at_the_start(ana):
    ana.arrive()
    ana.write("test_done", test="plank", seconds=30)
    assert due_on(ana, day=15)[1] == ["plank", "single_leg_bridge"]


@pytest.mark.parametrize("peak", [4, 6])
def test_a_retest_waits_after_amber_and_red_and_is_then_left_out(ana, peak):
    ana.arrive()
    settle(ana, sessions=6)
    ana.train(peak=peak)  # day 7
    ana.wake()
    assert ana.ask()["occasion"] is None
    settle(ana, sessions=1)
    assert ana.ask()["occasion"] == "mini"  # day 9
    settle(ana, sessions=2)
    assert ana.ask()["occasion"] is None  # day 11


def test_the_last_check_is_offered_also_after_a_bad_day(ana):
    ana.arrive()
    settle(ana, sessions=27)
    ana.keep_safe()
    ana.train(peak=6)
    ana.wake()
    ana.screen()
    assert ana.ask()["occasion"] == "full"


def lesson(program, day, *, read=(), read_today=False, fear=0):
    slugs = dict(program.lesson_days)
    found = lesson_today(
        program, day=day, read={slugs[one] for one in read}, read_today=read_today, fear=fear
    )
    return next((listed for listed, slug in slugs.items() if slug == found), None)


def test_each_day_has_its_lesson_and_one_is_enough(program):
    assert lesson(program, 3) == 3
    assert lesson(program, 3, read_today=True) is None


def test_on_days_without_a_lesson_the_earliest_unread_one_is_offered(program):
    assert lesson(program, 12, read=(1, 2, 4)) == 3
    assert lesson(program, 12, read=range(1, 12)) is None


def test_who_fears_movement_reads_the_first_two_first(program):
    assert lesson(program, 1, read=[1], fear=7) == 2
    assert lesson(program, 1, read=[1], fear=6) is None
    assert lesson(program, 5, fear=7) == 1
    assert lesson(program, 5, read=[1, 2], fear=7) == 5
