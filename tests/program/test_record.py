"""The record across phones, dates and releases: what was written is what counts."""

import json

import pytest
from tests.program.diaries import SETTLED
from tests.program.people import rungs, said, settle


def test_a_correction_is_what_counts(ana):
    ana.arrive()
    settle(ana, sessions=1)
    ana.train()
    rated = next(one for one in ana.entries[::-1] if one["kind"] == "exercise_rated")
    assert ana.ask()["light"]["light"] == "GREEN"
    ana.write("correction", entry=rated["id"], payload=rated["payload"] | {"pain_peak": 7})
    assert ana.ask()["light"]["light"] == "RED"
    ana.write("correction", entry=rated["id"], payload=None)
    assert ana.ask()["light"]["light"] == "GREEN"


def test_entries_of_a_newer_release_are_kept_and_ignored(ana):
    ana.arrive()
    before = ana.ask()
    ana.write("dreamed", of=["a", {"nested": None}])
    newer = ana.entries[-1] | {"id": "00000099-ana", "kind": "spasm_reported", "version": 2}
    ana.device.answer(json.dumps({"op": "add", "entries": [newer]}))
    after = ana.ask()
    assert after.pop("newest_entry") != before.pop("newest_entry")
    assert after == before


def test_past_days_are_read_from_the_diary(ana):
    ana.arrive()
    started, _ = ana.begin()
    entry = next(one for one in ana.entries if one["id"] == started)
    entry["payload"]["session"]["type"] = "X"  # whatever an older release prescribed
    entry["payload"]["release"] = "an older release"
    ana.device.answer(json.dumps({"op": "load", "entries": ana.entries}))
    ana.write("session_finished", session=started, ended="completed", pain_after=2, **SETTLED)
    assert ana.ask("plan")[0]["type"] == "X"
    assert "new-release" in said(ana.ask())


def test_two_phones_agree_whatever_came_first(ana):
    ana.arrive()
    settle(ana, sessions=3)
    mine = ana.ask()
    ana.device.answer(json.dumps({"op": "load", "entries": ana.entries[::-1] + ana.entries[5:20]}))
    assert ana.ask() == mine


@pytest.mark.parametrize("offset_min", [-660, 0, 840])
def test_the_date_is_the_persons_own_anywhere(ana, offset_min):
    ana.arrive()
    request = {"op": "today", "now": "2026-03-02T10:30:00Z", "offset_min": offset_min}
    today = json.loads(ana.device.answer(json.dumps(request)))
    assert today["date"] == {-660: "2026-03-01", 0: "2026-03-02", 840: "2026-03-03"}[offset_min]
    # in the far west it is still yesterday: what was written today is kept all the same
    assert today["next"]["act"] == "start_session"


def test_text_that_no_keyboard_makes_stops_nobody(ana):
    ana.arrive()
    ana.write("lesson_read", slug="\ud800")
    assert ana.ask()["lessons_read"] == ["\ud800"]
    for request in ("[" * 5000 + "]" * 5000, '{"op": "today", "now": ' + "1" * 5000 + "}"):
        assert "error" in json.loads(ana.device.answer(request))


def unaware(person, session, *, pain=7):
    """Do a session that another phone had at hand before it heard of the last one."""
    started = person.write(
        "session_started", release="", pain_before=pain, session=session, **SETTLED
    )
    person.write("session_finished", session=started, ended="completed", pain_after=2, **SETTLED)


@pytest.mark.parametrize("peak", [2, 6])
def test_another_phone_that_has_not_heard_hides_neither_red_nor_the_morning(ana, peak):
    ana.arrive()
    settle(ana, sessions=6)
    before = rungs(ana.ask())
    ease = next(one for one in ana.ask()["sessions"] if one["gate"] == "ease")
    ana.train(peak=peak)
    unaware(ana, ease)
    ana.wake(pain=2 if peak == 6 else 6)
    today = ana.ask()
    assert today["lock"] is None  # one bad morning, or one bad session: one RED
    assert today["type"] == "L"
    assert rungs(today)["AB_A"] == (before["AB_A"][0] - 1, 1)
