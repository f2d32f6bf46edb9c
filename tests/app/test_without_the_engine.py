"""What safety needs never waits for the rules: with their files blocked it is all there."""

import re

import pytest
from playwright.sync_api import expect
from tests.app import journey
from tests.app.phone import PATIENCE_MS, Phone

ENGINE = re.compile(r"/engine/|/assets/program-")


@pytest.fixture
def phone(browser, site):
    with browser(timezone_id="UTC", service_workers="block") as context:
        yield Phone(context, site)


def block_the_rules(phone):
    phone.context.route(ENGINE, lambda route: route.abort())


def test_an_emergency_is_shown_on_the_tap(phone):
    block_the_rules(phone)
    phone.open()
    phone.mat()
    phone.tap("Yes, at least one")
    call = phone.page.locator("a[href^='tel:']").first
    expect(call).to_have_attribute("href", "tel:911")
    expect(phone.page.locator("h1").first).to_contain_text("Get help now")
    answered = [entry for entry in phone.diary() if entry["kind"] == "screening_answered"]
    assert answered[-1]["payload"]["answers"]["E1"] is True


def test_the_emergency_numbers_change_in_one_tap(phone):
    block_the_rules(phone)
    phone.open()
    phone.mat()
    phone.tap("I’m not sure")
    phone.page.locator("select").select_option(label="Spain")
    expect(phone.page.locator("a[href^='tel:']").first).to_have_attribute("href", "tel:112")


def test_the_spasm_guide_runs_to_its_end(phone):
    block_the_rules(phone)
    phone.open()
    phone.page.get_by_text("Spasm now", exact=True).first.click()
    journey.say_none(phone, pages=8)
    phone.tap("8", within=phone.page.locator("fieldset").first)
    phone.page.locator("fieldset").nth(1).locator("label").nth(1).click()
    phone.mat()
    seen = []
    for hours in (0, 0.1, 0.5, 2, 10, 24, 24, 24):
        phone.pass_time(hours=hours)
        phone.page.wait_for_timeout(300)
        seen.append(phone.title())
    assert len(set(seen)) >= 6, seen
    assert phone.errors == []
    assert "spasm_reported" in phone.kinds()


def test_a_session_that_was_started_ends(phone):
    phone.open()
    journey.arrive(phone)
    journey.begin(phone)
    block_the_rules(phone)
    phone.reload()
    phone.page.wait_for_timeout(500)
    phone.page.goto(phone.url + "#/session")
    journey.finish_session(phone)
    assert phone.kinds()[-1] == "session_finished"


def test_a_reload_in_the_middle_of_a_session_loses_nothing(phone):
    phone.open()
    journey.arrive(phone)
    journey.begin(phone)
    journey.do_exercise(phone)
    phone.mat()
    phone.pass_time(seconds=70)
    before = phone.diary()
    phone.reload()
    phone.page.goto(phone.url + "#/session")
    expect(phone.page.get_by_text("2 of 7", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    assert phone.diary() == before
