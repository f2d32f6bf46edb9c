"""How a day is filled: the time it may take, what is left out first, and the doses."""

import pytest
from tests.program.people import ANA, BRUNO, CARMEN, participant

from evenkeel.program import assess
from evenkeel.program.course import Course
from evenkeel.program.exercise import Dose
from evenkeel.program.ladder import LadderState
from evenkeel.program.session import LONG, build, fill, fitted
from evenkeel.program.slots import DayFrame


@pytest.fixture
def day_of(program):
    def made(number, kind, *, card=ANA, rung=3, tags=(), budget=LONG, **how):
        profile = assess(participant(program, card), program.profile)
        states = {name: LadderState(rung=rung, level=3) for name in program.ladders}
        met = frozenset(program.exercises)
        course = Course(states, met=met, **how.pop("course", {}))
        of = DayFrame(number, program.phase_of(number), kind, kind, "planned")
        filled = fill(program, profile, course, of, tags=frozenset(tags), **how)
        return fitted(program, filled, budget=budget)

    return made


def slots_of(session):
    return [item.slot for item in session.items]


def codes_of(session):
    return [item.exercise.code for item in session.items]


def sets_of(session):
    return {item.slot: item.dose.sets for item in session.items}


def test_minutes_are_those_of_the_slots_and_one_more(day_of):
    # C: BR BK BK 1.5 each, three of 2.5, IN_S 2, and 1
    assert day_of(2, "C").minutes == 3 * 1.5 + 3 * 2.5 + 2 + 1
    assert day_of(13, "S").minutes == 3 * 1.5 + 5 * 2.5 + 2 * 2 + 1


def test_long_leaves_nothing_out(day_of):
    for number, kind in ((2, "C"), (8, "A"), (13, "S"), (22, "I"), (10, "L")):
        assert day_of(number, kind).dropped == ()


def test_short_leaves_out_in_the_order_of_the_specification(day_of):
    # I, 23 min: the second BK is not there, IN_F stays on I, AR's turn on day 23 goes, then
    # HF, IN_S and GL_F, and the rest stays although it is over 12
    session = day_of(23, "I", budget="short")
    assert slots_of(session) == ["BR03", "AB_A", "GL_B", "IN_F", "IN04", "BK"]
    assert session.minutes == 3 * 2.5 + 2 * 1.5 + 2 - 2.5 + 2 + 1


def test_a_calm_day_in_short_loses_its_second_easing_and_then_stands(day_of):
    session = day_of(2, "C", budget="short")  # 15 min; without BK 13.5; without IN_S 11.5
    assert slots_of(session) == ["BR", "BK", "AB_A", "AB_B", "GL_B"]
    assert session.minutes == 11.5


def test_carmens_two_extra_easings_go_before_anything_else(day_of):
    session = day_of(2, "C", card=CARMEN, budget="standard")
    assert session.dropped == ()  # 16.5 is under 20
    assert slots_of(day_of(2, "C", card=CARMEN, budget="short")).count("BK") == 1


def test_breath_and_the_main_abdominal_step_always_stay(day_of):
    for number, kind in ((2, "C"), (8, "A"), (9, "A"), (13, "S"), (17, "S"), (22, "I"), (10, "L")):
        kept = slots_of(day_of(number, kind, budget="short"))
        assert "AB_A" in kept or kind == "L"
        assert kept[0] in ("BR", "BR03")


def test_what_was_left_out_does_not_progress(day_of):
    session = day_of(13, "S", budget="short")
    used = {use.ladder for use in session.uses}
    assert "GL_F" not in used
    assert "AB_A" in used


def test_no_exercise_comes_twice(day_of):
    for number in range(1, 29):
        for kind in "CASIL":
            codes = codes_of(day_of(number, kind, card=CARMEN))
            assert len(codes) == len(set(codes))


def test_the_first_days_leave_two_stretches_out(day_of):
    for number in (1, 2, 3):
        assert not {"BK02", "BK03"} & set(codes_of(day_of(number, "C", card=BRUNO)))


def test_knees_that_dislike_weight_stretch_standing(day_of):
    assert "HF02" in codes_of(day_of(12, "A"))
    assert "HF03" in codes_of(day_of(12, "A", tags=["knee"]))


@pytest.mark.parametrize(
    ("sets", "volume", "left"),
    [(3, 0.6, 2), (2, 0.6, 1), (4, 0.6, 2), (5, 0.5, 2), (3, 0.5, 2), (1, 0.6, 1), (3, 0.7, 2)],
)
def test_volume_scales_sets_and_half_rounds_to_even(sets, volume, left):
    # 2.5 -> 2, 1.5 -> 2; never none at all, and repetitions stay
    dose = Dose(sets=sets, reps=8).scaled(volume=volume)
    assert (dose.sets, dose.reps) == (left, 8)


def test_volume_touches_trunk_and_glutes_only(day_of):
    whole, less = day_of(8, "A"), day_of(8, "A", volume_at_most=0.6)
    assert less.volume == 0.6
    for slot, sets in sets_of(whole).items():
        scaled = slot[:2] in ("AB", "SB", "AR", "GL")
        assert sets_of(less)[slot] == (max(1, round(0.6 * sets)) if scaled else sets)


def test_where_volumes_meet_the_lowest_wins_and_is_spent(day_of):
    course = {"volumes": (0.8, 1.0), "ease_after_red": True}
    session = day_of(8, "A", course=course)
    assert session.volume == 0.7
    assert session.course.volumes == (1.0,)
    assert not session.course.ease_after_red


def test_a_light_day_keeps_the_smaller_day_for_later(day_of):
    session = day_of(10, "L", course={"ease_after_red": True})
    assert session.volume == 1.0
    assert session.course.ease_after_red


def test_with_blood_pressure_strength_holds_end_at_six_seconds(day_of):
    free, capped = day_of(8, "A", rung=1), day_of(8, "A", rung=1, tags=["bp"])
    before, plank = (
        next(item.dose for item in session.items if item.slot == "AB_P")
        for session in (free, capped)
    )
    assert before.hold_s > 6
    assert (plank.hold_s, plank.rest_s) == (6, before.rest_s)
    stretch = next(item.dose for item in capped.items if item.slot == "HF")
    assert stretch.hold_s >= 20  # a stretch is not a strength hold


def test_a_painful_morning_runs_everything_at_level_one(day_of):
    session = day_of(8, "C", level_one=True)
    assert {item.level for item in session.items} == {1}
    assert session.course.ladders["AB_A"].level == 3  # the ladder keeps its own


def test_an_exercise_met_for_the_first_time_starts_at_level_one(program):
    profile = assess(participant(program, ANA), program.profile)
    states = {name: LadderState(rung=2, level=3, streak=1) for name in program.ladders}
    of = DayFrame(2, program.phase_of(2), "C", "C", "planned")
    session = build(program, profile, Course(states), of, tags=frozenset())
    assert session.course.ladders["AB_A"] == LadderState(2)
    assert session.course.ladders["SB"] == LadderState(2, 3, streak=1)  # not today
    assert "AB03" in session.course.met
