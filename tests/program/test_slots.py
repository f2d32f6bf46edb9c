"""What each kind of day holds, and where the person or the date decides."""

import pytest
from tests.program.people import ANA, BRUNO, participant

from evenkeel.program import assess
from evenkeel.program.course import Course
from evenkeel.program.ladder import LadderState
from evenkeel.program.profile import Profile, Score
from evenkeel.program.slots import DayFrame, frame, slots


def course(program, *, main=3, **changes):
    ladders = {name: LadderState(rung=1) for name in program.ladders}
    return Course(ladders | {"AB_A": LadderState(main)}, **changes)


def scored(*, abdominals, glutes, back_ease=60):
    def score(value):
        return None if value is None else Score(value, 20, 5, ())

    return Profile(score(abdominals), score(glutes), score(50), score(back_ease), 50)


def built(program, profile, *, day, type, planned=None, strength_days=0):
    of = DayFrame(day, program.phase_of(day), planned or type, type, "planned")
    return slots(program, profile, course(program, strength_days=strength_days), of)


EVEN = scored(abdominals=60, glutes=60)


def test_a_calm_day_in_order(program):
    assert built(program, EVEN, day=2, type="C") == [
        "BR", "BK", "BK", "AB_A", "AB_B", "GL_B", "IN_S",
    ]  # fmt: skip


def test_a_back_that_asks_for_it_gets_a_third_easing_in_third_place(program):
    ease = {29.9: ["BK", "BK", "BK"], 30: ["BK", "BK", "AB_A"]}
    for score, expected in ease.items():
        profile = scored(abdominals=60, glutes=60, back_ease=score)
        assert built(program, profile, day=1, type="C")[1:4] == expected


@pytest.mark.parametrize(("day", "third", "stand"), [(8, "AB_P", "IN_S"), (9, "AR", "IN_F")])
def test_activate_takes_turns_by_the_program_day(program, day, third, stand):
    chosen = built(program, EVEN, day=day, type="A")
    assert chosen == ["BR", "BK", "AB_A", "AB_B", third, "GL_B", "GL_L", "HF", stand]


@pytest.mark.parametrize(
    ("abdominals", "glutes", "day", "third_and_lateral"),
    [
        (39, 39, 9, ("AR", "AB_P")),  # low and not ahead of the glutes: more abdominals
        (39, 39, 8, ("AB_P", "SB")),  # the plank is there already
        (40, 60, 9, ("AR", "GL_L")),  # 40 is not low
        (39, 38, 9, ("AR", "GL_L")),  # ahead of the glutes
        (60, 45, 9, ("GL_F", "GL_L")),  # glutes 15 behind: more glutes
        (60, 46, 9, ("AR", "GL_L")),
        (None, 20, 9, ("AR", "GL_L")),  # nothing personal without both scores
        (20, None, 9, ("AR", "GL_L")),
    ],
)
def test_the_profile_moves_two_slots(program, abdominals, glutes, day, third_and_lateral):
    profile = scored(abdominals=abdominals, glutes=glutes)
    chosen = built(program, profile, day=day, type="A")
    assert (chosen[4], chosen[6]) == third_and_lateral


def test_strength_days_take_turns_by_their_own_count(program):
    assert built(program, EVEN, day=13, type="S", strength_days=0)[3] == "SB"
    assert built(program, EVEN, day=15, type="S", strength_days=1)[3] == "AR"


def test_gait_joins_strength_from_day_17(program):
    assert "IN04" not in built(program, EVEN, day=15, type="S")
    assert built(program, EVEN, day=17, type="S")[-1] == "IN04"


def test_integrate_takes_turns_by_the_day(program):
    assert built(program, EVEN, day=22, type="I") == [
        "BR03", "AB_A", "SB", "GL_F", "GL_B", "IN_S", "IN_F", "IN04", "HF", "BK",
    ]  # fmt: skip
    assert built(program, EVEN, day=23, type="I")[2] == "AR"


def test_the_abdominal_step_comes_before_harder_days(program):
    for day in (13, 22):
        held = frame(program, course(program, main=2), day=day)
        assert (held.built, held.because) == ("A", "abdominal-gate")
        assert frame(program, course(program, main=3), day=day).built == held.planned
    assert frame(program, course(program, main=1), day=24).built == "L"


def test_a_gated_integrate_day_trades_planks_and_turns_for_daily_tasks(program):
    chosen = built(program, EVEN, day=22, type="A", planned="I")
    assert chosen == [
        "BR", "BK", "AB_A", "AB_B", "GL_B", "GL_L", "HF", "IN_S", "IN_F", "IN04",
    ]  # fmt: skip
    low = scored(abdominals=20, glutes=30)
    assert "SB" in built(program, low, day=22, type="A", planned="I")


def test_after_red_the_day_is_light_whatever_was_planned(program):
    for day in (2, 13, 22):
        light = frame(program, course(program, light_next=True), day=day)
        assert (light.built, light.because) == ("L", "light-after-red")


def test_the_worked_people_get_what_the_specification_says(program):
    ana = assess(participant(program, ANA), program.profile)
    bruno = assess(participant(program, BRUNO), program.profile)
    # Ana, abdominals 37 under her glutes 47: the plank's day gains the side bridge
    assert built(program, ana, day=8, type="A")[6] == "SB"
    # Bruno, back ease 10: one more easing on calm days
    assert built(program, bruno, day=1, type="C").count("BK") == 3
