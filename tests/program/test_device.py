"""The door: JSON in, JSON out, and never an exception for what a person may send."""

import json

import pytest
from tests.program.diaries import ALL_NO

from evenkeel.program.device import Device

NOW = {"now": "2026-03-02T07:30:00Z", "offset_min": 60}


@pytest.fixture
def device(bundle_text):
    return Device(bundle_text)


def ask(device, **request):
    return json.loads(device.answer(json.dumps(request)))


def test_an_empty_diary_starts_with_the_safety_check(device):
    assert ask(device, op="today", **NOW)["next"]["act"] == "screen"


def test_a_week_is_seven_local_dates(device):
    week = ask(device, op="week", **NOW)
    assert [day["date"] for day in week] == [f"2026-03-{day:02d}" for day in range(2, 9)]


def test_the_date_is_the_persons_own(device):
    late = ask(device, op="today", now="2026-03-02T23:30:00Z", offset_min=60)
    assert late["date"] == "2026-03-03"


def test_screening_needs_no_diary(device):
    answer = ask(device, op="screen", answers=ALL_NO | {"E1": True})
    assert answer == {"outcome": "EMERGENCY", "tags": [], "reasons": ["E1"]}


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "[]",
        "{}",
        '{"op": "dance"}',
        '{"op": "today"}',
        '{"op": "today", "now": "soon", "offset_min": 0}',
        '{"op": "today", "now": "2026-03-02T07:30:00", "offset_min": 0}',
        '{"op": "today", "now": "2026-03-02T07:30:00Z", "offset_min": 1.5}',
        '{"op": "today", "now": "9999-12-31T23:59:00Z", "offset_min": 840}',
        '{"op": "load", "entries": {}}',
        '{"op": "screen", "answers": {"E1": false}}',
    ],
)
def test_a_bad_request_gets_an_error_and_no_exception(device, request_text):
    assert "error" in json.loads(device.answer(request_text))


def test_entries_that_cannot_be_read_are_counted_and_left_alone(device):
    assert ask(device, op="load", entries=[{"id": 3}, "x", None]) == {"entries": 0, "unread": 3}
    assert ask(device, op="today", **NOW)["next"]["act"] == "screen"


def test_plan_is_empty_until_a_session_may_start_and_then_has_28_days(device, ana):
    assert ask(device, op="plan", **NOW) == []
    ana.arrive()
    assert [day["day"] for day in ana.ask("plan")] == list(range(1, 29))
    ana.train()
    ana.wake()
    plan = ana.ask("plan")
    assert [day["done"] for day in plan] == [True] + [False] * 27
