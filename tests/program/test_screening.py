"""The safety check: the most severe answer wins, and a missing one is never a no."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.program.diaries import ALL_NO, IDS

from evenkeel.cli.program import read_program
from evenkeel.program import InvalidField, Outcome, screen
from evenkeel.program.screening import NOT_SURE, mini_screen

RULES = read_program().screening
QUESTIONS = {question.id: question for question in RULES.questions}
VALUES = {
    name: [answer.value for answer in question.answers] for name, question in QUESTIONS.items()
}
SEVERITY = ["OK", "MODIFY", "CLINICIAN_FIRST", "URGENT", "EMERGENCY"]


def answered(name):
    """Any answer of a question, a list where it takes several."""
    values = VALUES[name]
    if not QUESTIONS[name].many:
        return st.sampled_from(values)
    some = st.lists(st.sampled_from([value for value in values if value != NOT_SURE]), unique=True)
    return st.one_of(some, st.just(NOT_SURE))


whole_checks = st.fixed_dictionaries({name: answered(name) for name in IDS})


def test_the_35_questions_stand_in_their_order():
    assert [question.id for question in RULES.questions] == IDS


def test_no_to_everything_is_ok():
    screening = screen(ALL_NO, RULES)
    assert (screening.outcome, screening.tags, screening.reasons) == (Outcome.OK, (), ())


@pytest.mark.parametrize("name", [name for name in IDS if name.startswith("E")])
def test_not_sure_about_an_emergency_sign_is_an_emergency(name):
    screening = screen(ALL_NO | {name: NOT_SURE}, RULES)
    assert screening.outcome is Outcome.EMERGENCY
    assert screening.reasons == (name,)


@pytest.mark.parametrize("name", [name for name in IDS if name[0] in "UK"])
def test_not_sure_about_an_urgent_or_clinical_sign_asks_a_clinician_first(name):
    screening = screen(ALL_NO | {name: NOT_SURE}, RULES)
    assert screening.outcome is Outcome.CLINICIAN_FIRST
    assert screening.reasons == (name,)


@pytest.mark.parametrize("name", [name for name in IDS if name.startswith("M") and name != "M6"])
def test_not_sure_about_a_modifier_counts_as_yes(name):
    unsure, yes = (screen(ALL_NO | {name: value}, RULES) for value in (NOT_SURE, True))
    assert unsure == yes
    assert unsure.outcome is Outcome.MODIFY
    assert len(unsure.tags) == 1


def test_not_sure_which_joint_sets_all_three():
    screening = screen(ALL_NO | {"M6": NOT_SURE}, RULES)
    assert screening.tags == ("knee", "shoulder", "wrist")


@pytest.mark.parametrize(
    ("answers", "outcome", "tags"),
    [
        ({"E6": "under_48h"}, "EMERGENCY", ()),
        ({"E6": "2_days_to_4_weeks"}, "URGENT", ()),
        ({"E7": True}, "URGENT", ()),
        ({"E7": "with_risk"}, "EMERGENCY", ()),
        ({"U1": True}, "URGENT", ()),
        ({"K1": True}, "CLINICIAN_FIRST", ()),
        ({"K4": "under_6_weeks"}, "CLINICIAN_FIRST", ("postpartum",)),
        ({"K4": "6_to_26_weeks"}, "MODIFY", ("postpartum",)),
        ({"K7": "under_6_weeks"}, "MODIFY", ("leg",)),
        ({"K7": "longer"}, "CLINICIAN_FIRST", ("leg",)),
        ({"K7": "worsening"}, "URGENT", ("leg",)),
        ({"M6": ["knee"]}, "MODIFY", ("knee",)),
        ({"M1": True, "M4": True}, "MODIFY", ("bp", "preg")),
    ],
)
def test_single_answers_lead_where_the_table_says(answers, outcome, tags):
    screening = screen(ALL_NO | answers, RULES)
    assert screening.outcome.name == outcome
    assert screening.tags == tags


def test_low_mood_shows_the_crisis_line_and_changes_nothing_else():
    for value in (True, NOT_SURE):
        screening = screen(ALL_NO | {"Y1": value}, RULES)
        assert screening.outcome is Outcome.OK
        assert screening.reasons == ("crisis_line",)


def test_reasons_are_those_that_set_the_outcome_in_question_order():
    screening = screen(ALL_NO | {"M2": True, "U5": True, "U2": True, "Y1": True}, RULES)
    assert screening.reasons == ("U2", "U5", "crisis_line")
    assert screening.tags == ("osteo",)


@pytest.mark.parametrize("name", IDS)
def test_a_missing_answer_is_an_error_and_never_a_no(name):
    answers = {other: value for other, value in ALL_NO.items() if other != name}
    with pytest.raises(InvalidField, match=f"answers.{name}"):
        screen(answers, RULES)


@pytest.mark.parametrize("value", [None, 0, 1, "yes", "", [], {}, "NOT_SURE", 0.0])
@pytest.mark.parametrize("name", [name for name in IDS if name != "M6"])
def test_an_unknown_value_is_an_error(name, value):
    with pytest.raises(InvalidField, match=f"answers.{name}"):
        screen(ALL_NO | {name: value}, RULES)


@pytest.mark.parametrize("value", [None, True, False, "knee", ["hip"], [True], [["knee"]]])
def test_joints_are_a_list_of_known_ones(value):
    with pytest.raises(InvalidField, match=r"answers\.M6"):
        screen(ALL_NO | {"M6": value}, RULES)


def test_an_unknown_question_is_an_error():
    with pytest.raises(InvalidField, match=r"answers\.E12"):
        screen(ALL_NO | {"E12": False}, RULES)


def test_the_mini_screen_wants_its_six_answers():
    six = dict.fromkeys(RULES.mini, False)
    assert mini_screen(six, RULES).outcome is Outcome.OK
    assert mini_screen(six | {"E7": "with_risk"}, RULES).outcome is Outcome.EMERGENCY
    with pytest.raises(InvalidField):
        mini_screen(dict.fromkeys(RULES.mini[1:], False), RULES)


@given(whole_checks)
def test_the_whole_is_as_severe_as_its_most_severe_answer(answers):
    alone = [screen(ALL_NO | {name: value}, RULES).outcome for name, value in answers.items()]
    assert screen(answers, RULES).outcome == max(alone)


@given(whole_checks, st.sampled_from(IDS))
def test_a_stricter_answer_never_yields_a_laxer_outcome(answers, name):
    ranked = sorted(
        VALUES[name] if name != "M6" else [[], ["knee"], NOT_SURE],
        key=lambda value: screen(ALL_NO | {name: value}, RULES).outcome,
    )
    outcomes = [screen(answers | {name: value}, RULES).outcome for value in ranked]
    assert outcomes == sorted(outcomes)


@given(whole_checks)
def test_tags_are_returned_whatever_the_outcome(answers):
    alone = [screen(ALL_NO | {name: value}, RULES).tags for name, value in answers.items()]
    assert screen(answers, RULES).tags == tuple(sorted(set(itertools.chain(*alone))))


def test_every_outcome_name_is_one_of_five():
    named = {answer.outcome for question in RULES.questions for answer in question.answers}
    assert named <= set(SEVERITY)
    assert [outcome.name for outcome in Outcome] == SEVERITY
