"""The rules in a real browser: downloaded once, kept, asked in a worker, replaced in whole."""

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Page, Request, expect
from tests.program.diaries import Person

from evenkeel.program.device import Device
from evenkeel.server import built_app

ENGINE_PATIENCE_MS = 120_000

# What the app keeps, read beside it: it has no door for tests.
KEPT = """async (name) => {
  const opening = indexedDB.open("evenkeel");
  const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
  const asking = database.transaction(name).objectStore(name).getAll();
  const all = await new Promise((done) => (asking.onsuccess = () => done(asking.result)));
  database.close();
  return all;
}"""
FORGET_DAYS = """async () => {
  const opening = indexedDB.open("evenkeel");
  const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
  const clearing = database.transaction("days", "readwrite");
  clearing.objectStore("days").clear();
  await new Promise((done) => (clearing.oncomplete = done));
  database.close();
}"""
WRITE = """async (entries) => {
  const opening = indexedDB.open("evenkeel");
  const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
  const writing = database.transaction(["entries", "days"], "readwrite");
  writing.objectStore("days").clear();
  for (const entry of entries) writing.objectStore("entries").put(entry);
  await new Promise((done) => (writing.oncomplete = done));
  database.close();
}"""
FORGET_ENGINE = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const wasm = (await cache.keys()).find((request) => request.url.endsWith(".wasm"));
  return cache.delete(wasm);
}"""
# A session holds a new release off with a lock; so does this, until the page lets go of it.
HOLD = """() => new Promise((held) => {
  navigator.locks.request("evenkeel-held", { mode: "shared" }, () => {
    held();
    return new Promise((release) => (window.letGo = release));
  });
})"""


def today_page(context: BrowserContext, url: str) -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(url + "#/today")
    expect(page.locator("h1").first).to_be_visible()
    return page


def days_kept(page: Page) -> list[dict[str, Any]]:
    """Wait until the engine has worked out its days, and return them."""
    for _ in range(ENGINE_PATIENCE_MS // 100):
        days: list[dict[str, Any]] = page.evaluate(KEPT, "days")
        if days:
            return sorted(days, key=lambda day: day["today"]["date"])
        page.wait_for_timeout(100)
    raise AssertionError("the engine worked out no day")


def reached_the_server(request: Request) -> bool:
    if request.service_worker:
        return True
    response = request.response()
    return response is not None and not response.from_service_worker


def test_the_engine_works_out_seven_days_and_keeps_them(browser, site):
    with browser() as context:
        said: list[str] = []
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        page = today_page(context, site)
        days = days_kept(page)
        here = date.fromisoformat(
            page.evaluate("new Date().toLocaleDateString('sv-SE')"),
        )
    assert [day["today"]["date"] for day in days] == [
        (here + timedelta(days=ahead)).isoformat() for ahead in range(7)
    ]
    assert {day["today"]["next"]["act"] for day in days} == {"screen"}
    assert said == []


def test_the_device_says_what_the_same_rules_say_here(browser, site):
    bundle_text = bundle_text_at(site)
    ana = Person(bundle_text, start=datetime.now(UTC) - timedelta(days=4, hours=1))
    ana.arrive()
    for _ in range(3):
        ana.train()
        ana.wake()
    with browser() as context:
        page = today_page(context, site)
        days_kept(page)
        page.evaluate(WRITE, ana.entries)
        page.goto("about:blank")
        days = days_kept(today_page(context, site))
        offset_min = -page.evaluate("new Date().getTimezoneOffset()")
    now = datetime.fromtimestamp(days[0]["derived_ms"] / 1000, UTC).isoformat()
    here = Device(bundle_text)
    here.answer(json.dumps({"op": "load", "entries": ana.entries}))
    week = here.answer(json.dumps({"op": "week", "now": now, "offset_min": offset_min}))
    assert [day["today"] for day in days] == json.loads(week)
    assert {day["count"] for day in days} == {len(ana.entries)}


def bundle_text_at(url: str) -> str:
    """The content of this release; the list inside the service worker says where it lies."""
    found = re.search(r"assets/bundle-[^\"]+\.json", read(url + "sw.js"))
    assert found
    return read(url + found[0])


def read(url: str) -> str:
    with urlopen(url) as response:  # noqa: S310  our own server
        text: str = response.read().decode()
    return text


def test_the_engine_is_downloaded_once_over_two_visits(browser, site):
    asked: list[Request] = []
    with browser() as context:
        context.on("request", lambda request: asked.append(request))
        days_kept(today_page(context, site))
        first = [request.url for request in asked if reached_the_server(request)]
    asked.clear()
    with browser() as context:
        context.on("request", lambda request: asked.append(request))
        page = today_page(context, site)
        page.evaluate(FORGET_DAYS)
        page.goto("about:blank")
        days_kept(today_page(context, site))
        second = [request.url for request in asked if reached_the_server(request)]
    engine = [url for url in first if re.search(r"/engine/|/program-", url)]
    assert len([url for url in engine if url.endswith(".wasm")]) == 1
    assert sorted(engine) == sorted(set(engine))
    # Only whether there is a newer release.
    assert {url.removeprefix(site) for url in second} <= {"sw.js"}


def test_a_return_visit_may_start_a_session_without_waiting_for_the_engine(browser, serve, built):
    with serve() as server, browser() as context:
        page = today_page(context, server.url)
        days_kept(page)
        ana = Person(bundle_text_at(server.url), start=datetime.now(UTC) - timedelta(hours=1))
        ana.arrive()
        page.evaluate(WRITE, ana.entries)
        page.goto("about:blank")
        days_kept(today_page(context, server.url))
        assert page.evaluate(FORGET_ENGINE)
    with browser() as context:
        page = today_page(context, server.url)
        expect(page.get_by_role("button", name="Start").first).to_be_enabled(timeout=2_000)


def test_no_other_host_is_ever_asked(browser, site):
    asked: list[str] = []
    with browser() as context:
        context.on("request", lambda request: asked.append(request.url))
        days_kept(today_page(context, site))
    assert asked
    assert [url for url in asked if not url.startswith((site, "blob:", "data:"))] == []


def test_a_cold_start_with_the_server_gone_works_out_the_day(browser, serve, built):
    with serve() as server, browser() as context:
        page = today_page(context, server.url)
        days_kept(page)
        page.evaluate(FORGET_DAYS)
    with browser() as context:
        page = today_page(context, server.url)
        assert len(days_kept(page)) == 7


def test_a_new_release_waits_until_it_is_let_in_and_then_replaces_all(
    browser, serve, built, tmp_path
):
    site = tmp_path / "site"
    shutil.copytree(built_app.SITE, site)
    with browser() as context:
        with serve(EVENKEEL_SITE=str(site)) as server:
            page = today_page(context, server.url)
            days_kept(page)
            old = page.evaluate("caches.keys()")
        make_newer(site)
        with serve("--port", str(server.port), EVENKEEL_SITE=str(site)):
            page.evaluate(HOLD)
            page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
            for _ in range(100):
                if page.evaluate(
                    "navigator.serviceWorker.getRegistration().then((it) => !!it.waiting)"
                ):
                    break
                page.wait_for_timeout(100)
            page.evaluate("location.hash = '#/one'")
            page.wait_for_timeout(500)
            assert set(old) < set(page.evaluate("caches.keys()"))
            expect(page.locator("meta[name=newer]")).to_have_count(0)

            page.evaluate("letGo()")
            page.evaluate("location.hash = '#/two'")
            expect(page.locator("meta[name=newer]")).to_have_count(1)
            kept = page.evaluate("caches.keys()")
            assert len(kept) == 1
            assert kept != old


def make_newer(site: Path) -> None:
    """Change one file of a release, as a build would: its text, its hash in the list, the name."""
    index, worker = site / "index.html", site / "sw.js"
    index.write_text(
        index.read_text("utf-8").replace("<title>", '<meta name="newer"><title>'), "utf-8"
    )
    text = worker.read_text("utf-8")
    text = re.sub(r'(\["index\.html",\s*)"\w+"', r'\1"0123456789abcdef"', text)
    worker.write_text(re.sub(r'(id:\s*)"\w+"', r'\1"fedcba9876543210"', text, count=1), "utf-8")
    for changed in (index, worker):
        for ending in (".br", ".gz"):
            changed.with_name(changed.name + ending).unlink(missing_ok=True)


def test_the_page_for_a_browser_that_is_too_old_says_which_ones_work(playwright, chromium, site):
    launched = playwright.chromium.launch(**chromium)
    context = launched.new_context(service_workers="block")
    context.add_init_script("delete WebAssembly.Exception")
    page = context.new_page()
    page.goto(site)
    expect(page.locator("#old h1").first).to_have_text("This browser is too old for Evenkeel")
    assert page.locator("#app").inner_html() == ""
    launched.close()
