"""Stories of a person and their mornings, told through what Today says."""

import pytest
from tests.program.diaries import ALL_NO, SETTLED
from tests.program.people import codes, normal, rungs, settle


def act(person):
    return person.ask()["next"]["act"]


def rate(person, started, slug, **felt):
    usual = {"pain_peak": 2, "effort": 4, "completion": 1.0}
    person.write("exercise_rated", session=started, slug=slug, **(usual | felt))


def test_the_first_morning_asks_one_thing_at_a_time(ana):
    assert act(ana) == "screen"
    ana.screen()
    assert act(ana) == "describe"
    ana.write("about_answered", sex="female", age=34, walk_minutes=10)
    assert act(ana) == "symptoms"
    ana.arrive()
    today = ana.ask()
    assert act(ana) == "start_session"
    assert today["next"]["reason"] == {"code": "start", "params": {"day": 1}}
    assert (today["phase"], today["type"]) == ("calm", "C")


def test_a_day_done_is_done_and_the_kit_of_tomorrow_is_named(ana):
    ana.arrive()
    settle(ana, sessions=8)
    tomorrow = ana.ask()["kit_tomorrow"]
    ana.train()
    today = ana.ask()
    assert (act(ana), today["sessions"], today["kit_today"]) == ("rest", [], [])
    ana.wake()
    assert ana.ask()["kit_today"] == today["kit_tomorrow"] == tomorrow


def test_the_morning_comes_before_the_session(ana):
    ana.arrive()
    ana.train()
    ana.sleep()
    assert act(ana) == "morning_check"
    ana.write("morning_checked", pain=2, stiffness_min=10, **SETTLED)
    assert act(ana) == "start_session"


def test_amber_holds_and_the_second_amber_takes_a_level(ana):
    ana.arrive()
    settle(ana, sessions=2)
    assert rungs(ana.ask())["GL_B"] == (1, 2)
    for level in (2, 1):
        ana.train(peak=4)  # a rise of 2
        assert ana.ask()["light"]["light"] == "AMBER"
        ana.wake()
        assert rungs(ana.ask())["GL_B"] == (1, level)


def test_red_then_a_light_day_then_70_percent_then_the_whole(ana):
    ana.arrive()
    settle(ana, sessions=6)
    before = rungs(ana.ask())
    assert before["AB_A"][0] == 2
    ana.train(peak=6)
    ana.wake()
    found = []
    for _ in range(3):
        today = ana.ask()
        found.append((today["program_day"], today["type"], normal(today)["volume"]))
        ana.train()
        ana.wake()
    assert found == [(8, "L", 1.0), (9, "A", 0.7), (10, "L", 1.0)]
    after = rungs(ana.ask())
    assert after["AB_A"][0] == 1


def test_a_red_morning_counts_for_the_session_before_it(ana):
    ana.arrive()
    settle(ana, sessions=2)
    ana.train()
    ana.wake(pain=5)  # usual 2: three more
    today = ana.ask()
    assert today["light"]["light"] == "RED"
    assert today["type"] == "L"


def test_without_the_morning_check_levels_climb_and_no_rung_opens(ana):
    ana.arrive()
    path = []
    for _ in range(5):
        ana.train()
        ana.sleep()
        path.append(rungs(ana.ask())["GL_B"])
    assert path == [(1, 1), (1, 2), (1, 2), (1, 2), (1, 2)]
    ana.train()
    ana.wake()
    assert rungs(ana.ask())["GL_B"] == (2, 1)


@pytest.mark.parametrize(
    ("pain", "gate"),
    [(0, "normal"), (4, "normal"), (5, "calm"), (6, "calm"), (7, "ease"), (8, "ease")],
)
def test_pain_before_the_session_chooses_it(ana, pain, gate):
    ana.arrive()
    assert ana.begin(pain=pain)[1]["gate"] == gate


def test_from_9_on_the_spasm_guide_opens_instead(ana):
    ana.arrive()
    gates = ana.ask()["gates"]
    assert next(row["gate"] for row in gates if row["max_pain"] >= 9) == "spasm"


def test_a_calm_day_lifts_nothing(ana):
    ana.arrive()
    settle(ana, sessions=1)
    before = rungs(ana.ask())
    for _ in range(3):
        ana.train(pain=5)
        ana.wake()
    assert rungs(ana.ask()) == before


def test_effort_7_holds_and_8_counts_as_amber(ana):
    ana.arrive()
    for effort, light in ((7, "GREEN"), (8, "AMBER")):
        ana.train(effort=effort)
        assert ana.ask()["light"]["light"] == light
        ana.wake()
    assert rungs(ana.ask())["GL_B"] == (1, 1)


@pytest.mark.parametrize(
    "felt", [{"completion": 0.89}, {"wobbly_percent": 21}, {"eased": True}, {"skipped": "no-time"}]
)
def test_what_was_not_done_well_is_neither_lifted_nor_lowered(ana, felt):
    ana.arrive()
    for _ in range(4):
        ana.train(**felt)
        ana.wake()
    assert set(rungs(ana.ask()).values()) == {(1, 1)}


def test_a_session_broken_off_may_lower_and_never_lift(ana):
    ana.arrive()
    settle(ana, sessions=6)
    before = rungs(ana.ask())
    started, session = ana.begin()
    bridge = next(item["slug"] for item in session["items"] if item["ladder"] == "GL_B")
    main = next(item["slug"] for item in session["items"] if item["ladder"] == "AB_A")
    rate(ana, started, bridge)
    rate(ana, started, main, pain_peak=6)
    ana.wake()
    today = ana.ask()
    assert (today["program_day"], today["type"]) == (7, "L")
    assert rungs(today)["AB_A"] == (before["AB_A"][0] - 1, 1)
    assert rungs(today)["GL_B"] == before["GL_B"]


def test_a_running_session_resumes_for_the_rest_of_the_day(ana):
    ana.arrive()
    started, _ = ana.begin()
    ana.wait(hours=9)
    assert (act(ana), ana.ask()["running"]) == ("resume_session", started)
    ana.sleep()
    assert act(ana) == "morning_check"


def test_a_session_over_midnight_belongs_to_the_evening(ana):
    ana.arrive()
    ana.wait(hours=16)  # half past eleven
    started, session = ana.begin()
    for item in session["items"]:
        rate(ana, started, item["slug"])
    ana.wait(hours=1)
    assert act(ana) == "resume_session"
    ana.write("session_finished", session=started, ended="completed", pain_after=2, **SETTLED)
    today = ana.ask()
    assert (today["date"], today["program_day"]) == ("2026-03-03", 2)
    assert act(ana) == "morning_check"


def test_a_tag_in_the_middle_of_the_program_never_makes_a_day_harder(ana, program):
    ana.arrive()
    settle(ana, sessions=14)
    for day in (15, 17):
        ana.keep_safe()
        before = normal(ana.ask())
        ana.screen(M6=["knee", "shoulder"], M4=True)
        after = normal(ana.ask())
        removed = program.removed(frozenset({"knee", "shoulder", "bp"}))
        assert not removed & set(codes(after))
        hardest = {item["ladder"]: item for item in before["items"]}
        for item in after["items"]:
            was = hardest.get(item["ladder"])
            if item["ladder"] and was:
                assert difficulty(program, item) <= difficulty(program, was)
                assert item["code"] != was["code"] or item["level"] <= was["level"]
        ana.screen()
        assert codes(normal(ana.ask())) == codes(before)
        settle(ana, sessions=2)
        assert ana.ask()["program_day"] == day + 2


def difficulty(program, item):
    return program.exercises[item["code"]].difficulty


def test_a_tag_that_takes_an_exercise_out_ends_a_session_that_holds_it(ana):
    ana.arrive()
    settle(ana, sessions=11)
    _, session = ana.begin()
    assert "HF02" in codes(session)
    assert act(ana) == "resume_session"
    ana.screen(M9=True)  # takes nothing out
    assert act(ana) == "resume_session"
    ana.screen(M6=["knee"])
    today = ana.ask()
    assert (act(ana), today["running"]) == ("start_session", None)
    assert "HF02" not in codes(normal(today))


def test_a_whole_check_may_be_answered_any_day_and_the_plan_follows(ana):
    ana.arrive()
    settle(ana, sessions=7)
    ana.write("screening_answered", answers=ALL_NO | {"M4": True})
    holds = [item["dose"].get("hold_s", 0) for item in normal(ana.ask())["items"] if item["ladder"]]
    assert max(holds) == 6
