"""A spasm, from the tap to the way back, and when a clinician is asked for."""

import json

import pytest
from tests.program.people import codes, normal, rungs, said, settle


@pytest.fixture
def settled(ana):
    """Ana on the morning of day 9."""
    ana.arrive()
    settle(ana, sessions=8)
    return ana


def spasm(person, *, pain=8, cannot_straighten=False):
    return person.write("spasm_reported", pain=pain, cannot_straighten=cannot_straighten)


def rate(person, of, *, pain=3, **marks):
    person.write("spasm_rated", spasm=of, pain=pain, minute=10, **({"can_walk": True} | marks))


def nights(person, of, *, pains):
    """Sleep a night for each pain and rate it on the morning after."""
    for pain in pains:
        person.sleep()
        rate(person, of, pain=pain)


def test_day_1_is_the_guide_and_nothing_else(settled):
    spasm(settled)
    today = settled.ask()
    assert today["next"]["act"] == "spasm_care"
    assert today["sessions"] == []
    assert today["walk"]["reason"]["code"] == "walk-by-the-clock"


def test_day_2_is_ease_twice_in_eight_minutes(settled):
    nights(settled, spasm(settled), pains=[3])
    for _ in range(2):
        (session,) = settled.ask()["sessions"]
        assert codes(session) == ["BR01", "BK06", "BK01", "AB01"]
        assert session["minutes"] == 8
        assert not session["advances"]
        settled.train(pain=3)


def test_day_2_leaves_the_knee_alone_above_3(settled):
    nights(settled, spasm(settled), pains=[4])
    assert "BK01" not in codes(settled.ask()["sessions"][0])


def test_day_3_is_a_calm_day_at_60_percent_once_pain_is_5_or_less(settled):
    nights(settled, spasm(settled), pains=[5, 5])
    session = normal(settled.ask())
    assert (session["type"], session["volume"], session["advances"]) == ("C", 0.6, False)
    settled.train()
    settled.sleep()
    assert settled.ask()["program_day"] == 9


def test_day_3_stays_with_ease_above_5(settled):
    nights(settled, spasm(settled), pains=[6, 6])
    today = settled.ask()
    assert [one["gate"] for one in today["sessions"]] == ["ease"]
    assert {row["gate"] for row in today["gates"]} == {"ease", "spasm"}


@pytest.mark.parametrize(
    ("peak", "now", "back"),
    [(8, 5, True), (8, 6, False), (6, 4, True), (6, 5, False), (1, 0, True), (1, 1, False)],
)
def test_the_way_back_opens_on_day_4_at_5_or_less_and_two_below_the_peak(settled, peak, now, back):
    of = spasm(settled, pain=peak)
    nights(settled, of, pains=[now, now, now])
    today = settled.ask()
    assert today["spasm"]["may_resume"] is back
    assert (today["next"]["act"] == "morning_check") is back


def test_the_way_back_is_a_rung_lower_at_60_80_and_100_percent(settled):
    nights(settled, spasm(settled), pains=[3, 3, 3])
    settled.write("morning_checked", pain=2, stiffness_min=10, reach="back")
    found = []
    for _ in range(4):
        settled.keep_safe()
        session = normal(settled.ask())
        found.append((session["day"], session["volume"]))
        settled.train()
        settled.wake()
    # day 10 is light: it uses its turn, and no missed work is added
    assert found == [(9, 0.6), (10, 0.8), (11, 1.0), (12, 1.0)]


def test_every_ladder_goes_back_one_rung_to_level_one(settled):
    before = rungs(settled.ask())
    nights(settled, spasm(settled), pains=[3, 3, 3])
    after = rungs(settled.ask())
    assert after == {name: (max(1, rung - 1), 1) for name, (rung, _) in before.items()}


def test_each_date_with_a_spasm_lowers_the_ladders_once(settled):
    settle(settled, sessions=6)
    settled.keep_safe()
    before = rungs(settled.ask())["AB_A"][0]
    assert before == 3
    spasm(settled)
    spasm(settled, pain=9)  # the same day
    settled.sleep()
    nights(settled, spasm(settled), pains=[3, 3, 3])
    assert rungs(settled.ask())["AB_A"][0] == before - 2


def test_a_spasm_that_another_phone_knew_of_still_counts(settled):
    settled.train()
    session = next(one for one in settled.entries[::-1] if one["kind"] == "session_started")
    before = rungs_next(settled)
    late = {**session, "id": "00000000-phone", "kind": "spasm_reported", "offset_min": 0}
    late["at"] = session["at"].replace("07:30", "06:00")
    late["payload"] = {"pain": 8, "cannot_straighten": False}
    settled.entries.append(late)
    settled.device.answer(as_add(late))
    settled.wake()
    after = rungs(settled.ask())
    assert after["AB_A"] == (max(1, before["AB_A"][0] - 1), 1)
    assert normal(settled.ask())["volume"] == 0.6


def rungs_next(person):
    last = next(one for one in person.entries[::-1] if one["kind"] == "session_started")
    ladders = last["payload"]["session"]["course"]["ladders"]
    return {name: (rung, level) for name, (rung, level, *_) in ladders.items()}


def as_add(entry):
    return json.dumps({"op": "add", "entries": [entry]})


def test_a_spasm_during_a_session_ends_it_and_is_red_once(settled):
    before = rungs(settled.ask())
    started, session = settled.begin()
    item = session["items"][2]
    settled.write(
        "exercise_rated",
        session=started,
        slug=item["slug"],
        pain_peak=2,
        effort=4,
        completion=1.0,
    )
    spasm(settled)
    today = settled.ask()
    assert today["next"]["act"] == "spasm_care"
    assert today["running"] is None
    assert today["light"]["light"] == "RED"
    assert today["program_day"] == 9  # the session is done again on the way back
    nights(settled, settled.entries[-1]["id"], pains=[3, 3, 3])
    after = rungs(settled.ask())
    assert after["AB_A"] == (max(1, before["AB_A"][0] - 1), 1)
    assert normal(settled.ask())["type"] == "A"  # no light day on top of the way back


def test_the_clock_stands_until_the_first_session_after(settled):
    nights(settled, spasm(settled), pains=[6] * 6)
    settled.screen()
    assert settled.ask()["program_day"] == 9


@pytest.mark.parametrize(
    ("hours", "marks", "reasons"),
    [
        (71, {"pain": 7}, []),
        (72, {"pain": 7}, ["no_drop"]),
        (72, {"pain": 6}, []),
        (23, {"pain": 4, "can_walk": False}, []),
        (24, {"pain": 4, "can_walk": False}, ["cannot_walk"]),
        (25, {"pain": 8}, ["strong_pain"]),
        (1, {"pain": 4, "leg_symptoms": True}, ["leg_symptoms"]),
        (1, {"pain": 4, "worried": True}, ["worried"]),
    ],
)
def test_when_a_clinician_is_asked_for(settled, hours, marks, reasons):
    of = spasm(settled)
    rate(settled, of, **marks)
    settled.wait(hours=hours)
    today = settled.ask()
    assert today["spasm"]["escalate"] == reasons
    assert (today["next"]["act"] == "see_clinician") == bool(reasons)


def test_what_was_said_of_the_leg_outlives_the_next_tap(settled):
    rate(settled, spasm(settled), leg_symptoms=True)
    spasm(settled)
    assert "leg_symptoms" in settled.ask()["lock"]["reasons"]


def test_three_spasm_days_in_two_weeks_pause_until_a_clinician_agrees(settled):
    for days in (1, 6, 6):
        spasm(settled, pain=4)
        settled.sleep(days=days)
    settled.screen()
    assert settled.ask()["lock"]["reasons"][0] == "many_spasms"
    settled.sleep(days=30)
    settled.screen()
    assert "many_spasms" in settled.ask()["lock"]["reasons"]
    settled.write("clinician_seen", agreed=True)
    assert settled.ask()["lock"] is None


def test_the_spasm_before_the_first_day_lowers_it_too(ana):
    ana.arrive()
    nights(ana, spasm(ana), pains=[2, 2, 2])
    today = ana.ask()
    assert said(today)[0] == "spasm-return"
    assert normal(today)["volume"] == 0.6
    assert all(rung == (1, 1) for rung in rungs(today).values())


def test_locked_at_first_says_nothing_of_walking_the_day_after(ana):
    ana.arrive()
    ana.write("spasm_reported", pain=9, cannot_straighten=True)
    ana.wake(pain=5)
    ana.wait(hours=2)
    today = ana.ask()
    assert today["lock"] is None
    assert today["next"]["act"] == "spasm_care"


def test_marked_unable_to_walk_after_a_day_asks_for_a_clinician(ana):
    ana.arrive()
    spasm = ana.write("spasm_reported", pain=9, cannot_straighten=True)
    ana.wait(hours=25)
    ana.write("spasm_rated", spasm=spasm, pain=6, minute=1500, can_walk=False)
    assert "cannot_walk" in ana.ask()["lock"]["reasons"]
