"""Ana's phone: a real page that taps, counts what a person does, and lets time go by."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

MORNING = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
PATIENCE_MS = 60_000
FADE_MS = 300  # one page goes while the next one comes
READ_DIARY = """async () => {
  const opening = indexedDB.open("evenkeel");
  const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
  const asking = database.transaction("entries").objectStore("entries").getAll();
  const all = await new Promise((done) => (asking.onsuccess = () => done(asking.result)));
  database.close();
  return all;
}"""


class Phone:
    """The page, the number of taps and typed fields, and every screen that was shown."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.url = url
        self.taps = 0
        self.typed: list[str] = []
        self.screens: list[str] = []
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.clock.install(time=MORNING)
        self.page.clock.resume()

    def open(self) -> None:
        """Open the app, as from its icon."""
        self.page.goto(self.url)
        expect(self.page.locator("h1").first).to_be_visible(timeout=PATIENCE_MS)
        self.look()

    def reload(self) -> None:
        """Close the app and open it again."""
        self.page.reload()
        expect(self.page.locator("h1").first).to_be_visible(timeout=PATIENCE_MS)

    def title(self) -> str:
        """Return the heading of the screen."""
        return self.page.locator("h1").first.inner_text().replace("\n", " ")

    def look(self) -> str:
        """Note the screen, by its top line and heading, when it is another than before."""
        screen = f"{self.page.locator('header').first.inner_text()} {self.title()}"
        if not self.screens or self.screens[-1] != screen:
            self.screens.append(screen)
        return screen

    def at(self, route: str) -> None:
        """Wait until a page is shown."""
        expect(self.page).to_have_url(f"{self.url}#{route}", timeout=PATIENCE_MS)
        expect(self.page.locator("h1").first).to_be_visible(timeout=PATIENCE_MS)
        self.page.wait_for_timeout(FADE_MS)
        self.look()

    def tap(self, what: str | Locator, *, within: Locator | None = None) -> None:
        """Tap a button or an answer by its words, or something that was found."""
        if isinstance(what, str):
            place = within or self.page.locator("main")
            button = place.get_by_role("button", name=what, exact=True)
            what = button.or_(place.get_by_role("radio", name=what, exact=True)).first
        what.click()
        self.taps += 1
        self.page.wait_for_timeout(60)

    def mat(self) -> None:
        """Tap the one slab of the page."""
        mat = self.page.locator("button.mat:visible")
        expect(mat).to_be_enabled(timeout=PATIENCE_MS)
        self.tap(mat)

    def group(self, words: str) -> Locator:
        """Return the group of answers under some words."""
        return self.page.locator("fieldset, [role=radiogroup], [role=group]").filter(has_text=words)

    def choose(self, words: str, answer: str) -> None:
        """Choose one answer of a group."""
        self.tap(answer, within=self.group(words).first)

    def type(self, label: str, text: str) -> None:
        """Type into a field."""
        self.page.get_by_label(label).fill(text)
        self.typed.append(label)

    def pass_time(self, **time: float) -> None:
        """Let minutes or hours go by at once."""
        self.page.clock.fast_forward(int(timedelta(**time).total_seconds() * 1000))
        self.page.wait_for_timeout(80)

    def diary(self) -> list[dict[str, Any]]:
        """Return the entries that the phone keeps."""
        entries: list[dict[str, Any]] = self.page.evaluate(READ_DIARY)
        return sorted(entries, key=lambda entry: (entry["at"], entry["id"]))

    def kinds(self) -> list[str]:
        """Return what was written, oldest first."""
        return [entry["kind"] for entry in self.diary()]

    def now(self) -> datetime:
        """Return the time on the phone."""
        text: str = self.page.evaluate("new Date().toISOString()")
        return datetime.fromisoformat(text)

    def storage(self) -> str:
        """Return the diary as the export writes it."""
        return "".join(json.dumps(entry) + "\n" for entry in self.diary())
