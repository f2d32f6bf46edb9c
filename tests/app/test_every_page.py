"""Every page, in both languages and on both sizes: no axe violation, no other host, no error."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.app import journey
from tests.app.phone import FADE_MS, PATIENCE_MS, Phone

PAGES = [
    "/welcome", "/screening", "/about", "/symptoms", "/self-check", "/profile", "/days", "/today",
    "/walk", "/brace", "/before", "/spasm", "/progress", "/learn", "/record", "/claims",
    "/excluded", "/sources", "/measures", "/lessons/control-before-strength",
    "/exercises/dead-bug", "/answers/do-i-need-a-scan",
]  # fmt: skip
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def violations(phone):
    found = Axe().run(phone.page).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (WIDE, "dark")], ids=["phone", "wide-dark"]
)
def test_no_page_has_an_accessibility_violation(browser, site, viewport, scheme):
    with browser(timezone_id="UTC", viewport=viewport, color_scheme=scheme) as context:
        phone = Phone(context, site)
        hosts = set()
        context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        phone.open()
        journey.arrive(phone)
        for language in ("English", "Español"):
            for route in PAGES:
                phone.page.goto(f"{site}#{route}")
                expect(phone.page.locator("h1").first).to_be_visible(timeout=PATIENCE_MS)
                phone.page.wait_for_timeout(350)
                assert violations(phone) == [], (language, route)
                wide = phone.page.evaluate(
                    "document.documentElement.scrollWidth > document.documentElement.clientWidth"
                )
                assert not wide, (language, route)
            phone.page.goto(f"{site}#/welcome")
            phone.page.get_by_text("Español", exact=True).first.click()
        assert phone.errors == []
        assert hosts == {site.split("/")[2]}


def test_the_player_and_what_follows_it_have_none_either(browser, site):
    with browser(timezone_id="UTC") as context:
        phone = Phone(context, site)
        phone.open()
        journey.arrive(phone)
        journey.begin(phone)
        assert violations(phone) == []
        for words in ("Pause", "Skip", "Too much"):
            if phone.page.locator("button.mat:visible").count():
                phone.mat()
                phone.pass_time(seconds=8)
            assert violations(phone) == []
            phone.tap(words)
            phone.page.wait_for_timeout(FADE_MS)
            assert violations(phone) == []
            if words != "Pause":
                phone.tap("Back to the exercise")
                phone.page.wait_for_timeout(FADE_MS)
