"""The whole way in real Chromium: safety check, day 1, the morning after, day 2."""

import json

import pytest
from playwright.sync_api import expect
from tests.app import journey
from tests.app.phone import PATIENCE_MS, Phone

from evenkeel.cli.program import rules_content
from evenkeel.program.device import Device

MOST_SCREENS = 25
MOST_TAPS = 70


@pytest.fixture
def phone(browser, site):
    with browser(timezone_id="UTC") as context:
        yield Phone(context, site)


def expected(phone, op="today"):
    """What the rules say natively about the diary that is on the phone."""
    device = Device(json.dumps(rules_content()))
    device.answer(json.dumps({"op": "load", "entries": phone.diary()}))
    request = {"op": op, "now": phone.now().isoformat(), "offset_min": 0}
    return json.loads(device.answer(json.dumps(request)))


def test_from_welcome_to_the_first_exercise_is_a_short_way(phone):
    phone.open()
    journey.arrive(phone)
    journey.begin(phone)
    assert len(phone.screens) <= MOST_SCREENS, "\n".join(phone.screens[14:])
    assert phone.taps <= MOST_TAPS
    assert phone.typed == ["Age in years", "Minutes you can walk comfortably now"]
    assert phone.kinds().count("session_started") == 1
    assert phone.errors == []


def two_days(phone):
    """Day 1 to its end, the morning check, and the second day on the screen."""
    journey.begin(phone)
    first = phone.diary()[-1]["payload"]["session"]
    journey.finish_session(phone)
    expect(phone.page.locator("h1").first).to_contain_text("Today is done", timeout=PATIENCE_MS)
    phone.pass_time(hours=23)
    phone.reload()
    phone.mat()
    phone.at("/morning")
    journey.mark_morning(phone)
    phone.at("/today")
    return first


def check_two_days(phone, first):
    rated = [entry for entry in phone.diary() if entry["kind"] == "exercise_rated"]
    assert [one["payload"]["slug"] for one in rated] == [item["slug"] for item in first["items"]]
    assert all(one["payload"]["completion"] == 1 for one in rated)
    today = expected(phone)
    assert today["program_day"] == 2
    journey.begin(phone)
    second = phone.diary()[-1]["payload"]["session"]
    assert second["day"] == 2
    offered = [one for one in today["sessions"] if one["budget"] == "standard"]
    assert second["items"] == offered[0]["items"]
    assert [item["slug"] for item in second["items"]] != [item["slug"] for item in first["items"]]
    assert phone.errors == []


def test_day_1_the_morning_after_and_day_2_as_the_rules_say(phone):
    phone.open()
    journey.arrive(phone)
    check_two_days(phone, two_days(phone))


def ready_for_anything(phone):
    """Wait until a first visit has put the whole release on the phone."""
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    journey.arrive(phone)


def test_the_same_with_the_network_cut_after_the_first_visit(phone):
    phone.open()
    ready_for_anything(phone)
    phone.context.set_offline(True)
    phone.reload()
    check_two_days(phone, two_days(phone))


def test_the_same_with_the_server_gone_after_the_first_visit(browser, serve, built):
    with browser(timezone_id="UTC") as context, serve() as server:
        phone = Phone(context, server.url)
        phone.open()
        ready_for_anything(phone)
        server.stop()
        phone.reload()
        check_two_days(phone, two_days(phone))
