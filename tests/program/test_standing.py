"""Who may train today: locks, signs marked since, the pause, and what ends each."""

import json

import pytest
from tests.program.diaries import SETTLED, Person
from tests.program.people import settle

MINI = {"E1": False, "E2": False, "E3": False, "E5": False, "E7": False, "E9": False}


@pytest.fixture
def settled(ana):
    ana.arrive()
    settle(ana, sessions=2)
    return ana


def locked(person):
    today = person.ask()
    assert today["sessions"] == [] or today["lock"] is None
    return today["lock"] and (today["lock"]["kind"], today["lock"]["outcome"])


@pytest.mark.parametrize(
    ("answers", "outcome", "open_"),
    [
        ({"E1": True}, "EMERGENCY", {"position_of_ease", "rescreen"}),
        ({"U2": True}, "URGENT", {"education", "spasm_help", "red_flags"}),
        ({"K2": True}, "CLINICIAN_FIRST", {"education", "breathing", "walking", "spasm_help", "red_flags"}),  # noqa: E501
    ],
)  # fmt: skip
def test_a_positive_answer_locks_until_the_check_is_answered_anew(settled, answers, outcome, open_):
    settled.screen(**answers)
    assert locked(settled) == ("screening", outcome)
    assert set(settled.ask()["unlocked"]) == open_
    settled.sleep(days=20)
    assert locked(settled) == ("screening", outcome)
    settled.screen()
    assert locked(settled) is None


def test_a_check_that_an_emergency_ended_counts_although_it_is_not_whole(settled):
    settled.write("screening_answered", answers={"E1": False, "E2": True})
    assert locked(settled) == ("screening", "EMERGENCY")
    settled.screen()
    assert locked(settled) is None


@pytest.mark.parametrize(
    "answers", [{"E1": True}, {**MINI, "E5": True}, {**MINI, "E9": "not_sure"}]
)
def test_a_sign_before_a_session_locks_whole_or_not(settled, answers):
    settled.write("mini_screened", answers=answers)
    assert locked(settled) == ("mini", "EMERGENCY")


def test_half_a_check_without_a_sign_opens_nothing(ana):
    ana.write("screening_answered", answers={"E1": False})
    assert ana.ask()["next"]["reason"]["code"] == "screen-first"


@pytest.mark.parametrize("answer", [True, "with_risk", "not_sure"])
def test_in_a_spasm_any_yes_or_doubt_is_an_emergency(settled, answer):
    settled.write("spasm_screened", spasm="", answers={"E1": False, "E7": answer})
    assert locked(settled) == ("spasm", "EMERGENCY")


def test_the_worst_lock_is_the_one_that_is_shown(settled):
    settled.screen(K2=True)
    settled.write("mini_screened", answers=MINI | {"E1": True})
    assert locked(settled) == ("mini", "EMERGENCY")


def test_an_age_under_18_locks_whatever_was_answered(ana):
    ana.arrive(age=17)
    assert locked(ana) == ("screening", "CLINICIAN_FIRST")
    ana.write("about_answered", sex="female", age=18, walk_minutes=10)
    assert locked(ana) is None


def test_from_70_on_falls_are_thought_of(ana):
    ana.arrive(age=69)
    assert ana.ask()["tags"] == []
    ana.write("about_answered", sex="female", age=70, walk_minutes=10)
    assert ana.ask()["tags"] == ["falls"]


def test_answers_hold_for_14_days(ana):
    ana.arrive()
    assert ana.ask()["screening_valid_until"] == "2026-03-15"
    ana.sleep(days=13)
    assert ana.ask()["next"]["act"] != "screen"
    ana.sleep()
    today = ana.ask()
    assert (today["next"]["reason"]["code"], today["sessions"]) == ("screen-expired", [])
    assert "program" not in today["unlocked"]


def test_the_six_questions_come_before_every_session(settled):
    assert settled.ask()["mini_screen_due"]
    settled.write("mini_screened", answers=MINI)
    assert not settled.ask()["mini_screen_due"]
    started, _ = settled.begin()
    settled.write("session_finished", session=started, ended="stopped", pain_after=2, **SETTLED)
    assert settled.ask()["mini_screen_due"]


@pytest.mark.parametrize(
    "sign",
    [
        {"reach": "below_knee", "new_numbness_or_weakness": False},
        {"reach": "back", "new_numbness_or_weakness": True},
        {"reach": "a word from a newer release", "new_numbness_or_weakness": True},
    ],
)
def test_a_new_sign_in_the_morning_asks_for_the_whole_check(settled, sign):
    settled.write("morning_checked", pain=2, stiffness_min=5, **sign)
    today = settled.ask()
    assert today["next"]["reason"]["code"] == "screen-new-signs"
    assert today["sessions"] == []
    settled.screen(K7="under_6_weeks")
    assert settled.ask()["tags"] == ["leg"]
    assert settled.ask()["sessions"]


def test_a_known_leg_symptom_is_no_new_sign(settled):
    settled.screen(K7="under_6_weeks")
    settled.write("morning_checked", pain=2, stiffness_min=5, **SETTLED | {"reach": "below_knee"})
    assert settled.ask()["next"]["act"] == "start_session"


@pytest.mark.parametrize("sign", ["chest_faint_breath", "numbness_or_weakness", "emergency_sign"])
def test_a_warning_sign_in_a_session_stops_it_and_asks_for_the_check(settled, sign):
    started, session = settled.begin()
    settled.write(
        "exercise_rated",
        session=started,
        slug=session["items"][0]["slug"],
        pain_peak=2,
        effort=4,
        completion=0.5,
        stop_sign=sign,
    )
    assert settled.ask()["next"]["reason"]["code"] == "screen-new-signs"
    settled.sleep(days=12)  # now the answers have expired as well
    assert settled.ask()["next"]["reason"]["code"] == "screen-new-signs"


def test_a_session_may_be_finished_on_answers_that_expire_during_it(ana):
    ana.arrive()
    ana.sleep(days=13)
    ana.wait(hours=16)
    ana.begin()
    ana.wait(hours=2)
    today = ana.ask()
    assert (today["date"], today["next"]["act"]) == ("2026-03-16", "resume_session")


def test_two_reds_in_a_week_pause_until_a_clinician_agrees(ana):
    ana.arrive()
    for _ in range(2):
        ana.train(peak=6)
        ana.wake()
    assert locked(ana) == ("pause", "CLINICIAN_FIRST")
    assert ana.ask()["lock"]["reasons"] == ["two-reds"]
    ana.sleep(days=13)
    ana.screen()
    assert locked(ana) == ("pause", "CLINICIAN_FIRST")  # time alone does not end it
    ana.write("clinician_seen", agreed=True)
    assert locked(ana) is None
    ana.write("clinician_seen", agreed=False)
    assert locked(ana) == ("pause", "CLINICIAN_FIRST")


def test_two_reds_seven_days_apart_do_not_pause(ana):
    ana.arrive()
    ana.train(peak=6)
    ana.wake()
    settle(ana, sessions=6)
    ana.train(peak=6)
    assert locked(ana) is None


def test_a_clinician_opens_a_pause_and_no_answer(settled):
    settled.screen(K2=True)
    settled.write("clinician_seen", agreed=True)
    assert locked(settled) == ("screening", "CLINICIAN_FIRST")


@pytest.mark.parametrize(("later", "paused"), [(3, False), (4, True)])
def test_pain_two_points_higher_than_the_week_before_pauses(ana, later, paused):
    ana.arrive()
    settle(ana, sessions=7)
    for _ in range(7):
        ana.keep_safe()
        if ana.ask()["sessions"]:
            ana.train(pain=later)
        ana.wake(pain=later)
    assert (ana.ask()["lock"] is not None) == paused


def test_who_flies_west_keeps_the_emergency_of_tomorrows_date(bundle_text):
    ana = Person(bundle_text)
    ana.arrive()
    ana.write("mini_screened", answers=MINI | {"E1": True})
    ana.entries[-1]["date"] = "2026-03-03"
    ana.device.answer(json.dumps({"op": "load", "entries": ana.entries}))
    assert locked(ana) == ("mini", "EMERGENCY")


def test_a_question_that_is_not_asked_again_keeps_its_answer(settled):
    settled.arrive(rounding_arching=["rounding_worsens"])
    settled.arrive()
    assert settled.ask()["tags"] == ["flexsens"]
    settled.arrive(rounding_arching=["neither"])
    assert settled.ask()["tags"] == []
