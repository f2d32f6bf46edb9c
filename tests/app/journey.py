"""The way through the app, as Ana goes it: from the welcome to the end of a session."""

import re

from playwright.sync_api import expect
from tests.app.phone import FADE_MS, PATIENCE_MS, Phone

EMERGENCY_PAGES = 11
GROUP_PAGES = 4
MINI_PAGES = 6
SETTLE_MS = 600  # what has just come into view is not answered by the same tap
PAIN_AND_EFFORT = 2
NONE = re.compile("^(No|None of these.*)$")


def pass_the_safety_check(phone: Phone) -> None:
    """Answer no to everything: one tap an emergency question, one a page of others."""
    say_none(phone, pages=EMERGENCY_PAGES + GROUP_PAGES)
    expect(phone.page.get_by_label("Age in years")).to_be_visible()
    phone.look()


def say_none(phone: Phone, *, pages: int) -> None:
    """Answer no on one page after the other, reading each to its end."""
    for number in range(1, pages + 1):
        expect(phone.page.get_by_text(f"Page {number} of {pages}", exact=True)).to_be_visible()
        phone.look()
        for _ in range(6):
            if phone.page.get_by_role("button", name=NONE).count():
                break
            phone.mat()
            phone.page.wait_for_timeout(SETTLE_MS)
        phone.tap(phone.page.get_by_role("button", name=NONE).first)


def describe(phone: Phone, *, age: str = "34", walk_minutes: str = "10") -> None:
    """Say who she is."""
    phone.tap("Female")
    phone.type("Age in years", age)
    phone.type("Minutes you can walk comfortably now", walk_minutes)
    phone.mat()


def say_how_it_has_been(phone: Phone) -> None:
    """Answer the symptom questions, the second answer of each."""
    for part in (1, 2):
        expect(phone.page.get_by_text(f"Part {part} of 2", exact=True)).to_be_visible()
        groups = phone.page.locator("fieldset")
        for number in range(groups.count()):
            answers = groups.nth(number).locator("label, button")
            phone.tap(answers.nth(min(2, answers.count() - 1)))
        phone.mat()


def arrive(phone: Phone) -> None:
    """Go from the welcome to Today with the timed tests skipped."""
    phone.mat()
    pass_the_safety_check(phone)
    describe(phone)
    say_how_it_has_been(phone)
    phone.tap("Skip them for now")
    phone.at("/profile")
    phone.mat()
    phone.at("/days")
    phone.mat()
    phone.at("/today")
    expect(phone.page.locator("button.mat:visible")).to_be_enabled(timeout=PATIENCE_MS)


def mark_symptoms(phone: Phone, *, pain: str = "2") -> None:
    """Pain, how far it reaches, nothing new."""
    phone.tap(pain, within=phone.page.locator("fieldset").first)
    phone.tap("Back", within=phone.page.locator("fieldset").nth(1))
    phone.tap("No", within=phone.page.locator("fieldset").nth(2))


def begin(phone: Phone, *, pain: str = "2") -> None:
    """Go from Today to the first exercise, through the six questions when they are due."""
    phone.mat()
    phone.page.wait_for_timeout(FADE_MS)
    if phone.page.url.endswith("#/mini"):
        say_none(phone, pages=MINI_PAGES)
    phone.at("/before")
    mark_symptoms(phone, pain=pain)
    phone.mat()
    phone.at("/session")


def do_exercise(phone: Phone, *, peak: str = "2", effort: str = "4") -> None:
    """Do every set of an exercise by the clock and say how it went."""
    phone.mat()
    groups = phone.page.locator("fieldset")
    for _ in range(60):
        if groups.count() == PAIN_AND_EFFORT:
            break
        phone.pass_time(seconds=40)
    phone.tap(peak, within=groups.nth(0))
    phone.tap(effort, within=groups.nth(1))
    phone.page.wait_for_timeout(FADE_MS)


def finish_session(phone: Phone, *, after: str = "2", peak: str = "2") -> None:
    """Do what is left of a session and say how it was."""
    for _ in range(20):
        if phone.page.url.endswith("#/after"):
            break
        do_exercise(phone, peak=peak)
    mark_symptoms(phone, pain=after)
    phone.mat()
    phone.at("/today")


def mark_morning(phone: Phone, *, pain: str = "2") -> None:
    """Do the morning check: pain, stiffness, reach, nothing new."""
    groups = phone.page.locator("fieldset")
    phone.tap(pain, within=groups.first)
    for number in range(1, groups.count()):
        text = groups.nth(number).inner_text()
        if "Buttock" in text:
            phone.tap("Back", within=groups.nth(number))
        elif "numb" in text.lower():
            phone.tap("No", within=groups.nth(number))
        else:
            phone.tap(groups.nth(number).locator("label, button").nth(1))
    phone.mat()
