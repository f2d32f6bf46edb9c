"""One ladder, one session at a time: what lifts it, what holds it, what brings it down."""

import pytest

from evenkeel.program.course import Course, fit
from evenkeel.program.ladder import (
    Climb,
    LadderState,
    Result,
    after,
    catch_up,
    closed_ladders,
    first_exposure,
    level_down,
    pick,
)


@pytest.fixture
def step(program):
    def done(result, state, *, quick=False, substitute=False, length=6, climb=Climb.ALL):
        return after(
            result,
            state,
            quick=quick,
            substitute=substitute,
            length=length,
            climb=climb,
            rules=program.progression,
        )

    return done


def climb_of(step, state, *, sessions, **how):
    path = []
    for _ in range(sessions):
        state = step(Result.GREEN, state, **how)
        path.append((state.rung, state.level))
    return path


def test_two_greens_lift_a_level_and_the_first_rung_has_two(step):
    path = climb_of(step, LadderState(rung=1), sessions=6)
    assert path == [(1, 1), (1, 2), (1, 2), (2, 1), (2, 1), (2, 2)]


def test_other_rungs_have_three_levels(step):
    path = climb_of(step, LadderState(rung=2), sessions=6)
    assert path == [(2, 1), (2, 2), (2, 2), (2, 3), (2, 3), (3, 1)]


def test_daily_tasks_climb_with_every_green_and_have_two_levels(step):
    path = climb_of(step, LadderState(rung=2), sessions=4, quick=True)
    assert path == [(2, 2), (3, 1), (3, 2), (4, 1)]


def test_the_top_of_a_ladder_is_the_end_of_it(step):
    assert climb_of(step, LadderState(rung=3, level=3), sessions=4, length=3)[-1] == (3, 3)


def test_a_substitute_lifts_levels_to_three_and_never_the_rung(step):
    path = climb_of(step, LadderState(rung=1), sessions=8, substitute=True)
    assert path[-1] == (1, 3)


def test_without_leave_to_climb_the_streak_waits_for_the_next_green(step):
    ready = LadderState(rung=2, level=3, streak=1)
    held = step(Result.GREEN, ready, climb=Climb.LEVELS)
    assert (held.rung, held.level) == (2, 3)
    assert step(Result.GREEN, held).rung == 3


def test_on_a_day_that_lifts_nothing_green_only_clears_the_ambers(step):
    state = LadderState(rung=2, level=2, streak=1, ambers=1)
    assert step(Result.GREEN, state, climb=Climb.NONE) == LadderState(2, 2, streak=1, ambers=0)


def test_the_second_amber_takes_a_level_and_a_hold_between_them_changes_nothing(step):
    once = step(Result.AMBER, LadderState(rung=3, level=2, streak=1))
    assert once == LadderState(3, 2, streak=0, ambers=1)
    assert step(Result.HOLD, once) == once
    assert step(Result.AMBER, once) == LadderState(3, 1)


def test_a_green_between_two_ambers_forgives_the_first(step):
    state = LadderState(rung=3, level=2)
    for result in (Result.AMBER, Result.GREEN, Result.AMBER):
        state = step(result, state)
    assert (state.level, state.ambers) == (2, 1)


def test_two_ambers_at_level_one_go_back_a_rung_to_its_top_level(step):
    assert step(Result.AMBER, LadderState(3, 1, ambers=1)) == LadderState(2, 3)
    assert step(Result.AMBER, LadderState(1, 1, ambers=1)) == LadderState(1, 1)


def test_red_goes_back_a_rung_and_never_below_the_first(step):
    assert step(Result.RED, LadderState(3, 3, streak=1, ambers=1)) == LadderState(2, 1)
    assert step(Result.RED, LadderState(1, 2)) == LadderState(1, 1)


def test_after_days_away_one_level_less(program):
    rules = program.progression
    assert level_down(LadderState(3, 2), rules) == LadderState(3, 1)
    assert level_down(LadderState(3, 1), rules) == LadderState(2, 3)
    assert level_down(LadderState(1, 1), rules) == LadderState(1, 1)


def test_a_new_exercise_starts_at_level_one_and_keeps_the_amber_count():
    assert first_exposure(LadderState(3, 3, streak=1, ambers=1)) == LadderState(3, 1, ambers=1)


def test_the_cap_of_the_day_gives_an_easier_exercise_of_the_same_ladder(program):
    whole = closed_ladders(program, frozenset())["AB_A"]
    # rung 4 is AB07, difficulty 4; on a calm day (2) the best is AB03, rung 2
    chosen = pick(program, "AB_A", whole, LadderState(rung=4), cap=2)
    assert (chosen.exercise.code, chosen.rung, chosen.substitute) == ("AB03", 2, True)
    own = pick(program, "AB_A", whole, LadderState(rung=4), cap=4)
    assert (own.exercise.code, own.substitute) == ("AB07", False)


def test_a_ladder_with_nothing_easy_enough_gives_nothing(program):
    assert pick(program, "AB_P", ("AB13",), LadderState(rung=1), cap=2) is None


def test_a_removed_rung_closes_up_and_rungs_count_what_is_left(program):
    removed = program.removed(frozenset({"shoulder"}))
    assert closed_ladders(program, removed)["AB_P"] == ("AB12",)
    assert closed_ladders(program, removed)["SB"] == ("SB01",)
    chosen = pick(program, "SB", ("SB01",), LadderState(rung=3), cap=7)
    assert chosen.exercise.code == "SB01"


@pytest.mark.parametrize(
    ("main", "behind", "lifted"),
    # AB_P follows AB_A to the rung below it, to rung 2 at most, one rung at a time
    [(4, 1, 2), (3, 1, 2), (2, 1, 1), (5, 2, 2), (5, 3, 3)],
)
def test_catch_up_lifts_what_lags_by_one_rung(program, main, behind, lifted):
    states = {name: LadderState(rung=1) for name in program.ladders}
    states |= {"AB_A": LadderState(main), "AB_P": LadderState(behind, 1, streak=1, ambers=1)}
    lengths = {name: len(rungs) for name, rungs in program.ladders.items()}
    now = catch_up(program, states, lengths)["AB_P"]
    assert now.rung == lifted
    assert (now == states["AB_P"]) == (lifted == behind)


def test_catch_up_stops_at_the_end_of_a_closed_ladder(program):
    states = {name: LadderState(rung=1) for name in program.ladders} | {"AB_A": LadderState(5)}
    removed = program.removed(frozenset({"shoulder"}))
    lengths = {name: len(rungs) for name, rungs in closed_ladders(program, removed).items()}
    assert catch_up(program, states, lengths)["SB"].rung == 1


def test_a_new_tag_gives_the_next_easier_exercise_and_taking_it_back_adds_nothing(program):
    state = LadderState(rung=3, level=3, streak=1)  # AB15 on the planks
    course = Course(dict.fromkeys(program.ladders, state))
    knee = program.removed(frozenset({"knee"}))  # leaves AB12 and AB14
    tagged = fit(program, course, knee)
    assert tagged.ladders["AB_P"] == LadderState(1)
    assert tagged.ladders["AB_A"] == state
    assert fit(program, tagged, frozenset()).ladders["AB_P"] == LadderState(1)
