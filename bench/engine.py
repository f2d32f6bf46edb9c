"""The rules' speed and size: native, and as WebAssembly in a real browser.

The diary is a whole one: everything logged, up to the morning of day 28.  In the browser the
app's own worker file is started from a page that the service worker controls
and that runs nothing else, so that nothing else is measured.
"""

import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from tests.conftest import Server
from tests.program.diaries import full_diary

from evenkeel.program import parse_participant, parse_program, plan
from evenkeel.program.device import Device

CASES = Path(__file__).parents[1] / "tests" / "cases" / "plan.json"

VISITS = 5
NATIVE_RUNS = 50
DEVICE_RUNS = 20
FIRST_PATIENCE_S = 120
BYTES_PER_KIB = 1024

# Any file of the release will do: it is a page without scripts, in the worker's care.
QUIET_PAGE = "old.js"

START = """async ([worker, start]) => {
  window.worker = new Worker(worker, { type: "module" });
  const began = performance.now();
  const said = await new Promise((resolve) => {
    window.worker.onmessage = ({ data }) => resolve(data);
    window.worker.postMessage({ start });
  });
  if (!said.started) throw new Error(JSON.stringify(said));
  return (performance.now() - began) / 1000;
}"""
ASK = """async (request) => {
  const began = performance.now();
  const reply = await new Promise((resolve) => {
    window.worker.onmessage = ({ data }) => resolve(data.reply);
    window.worker.postMessage({ id: 1, request });
  });
  return [performance.now() - began, reply.length];
}"""
FIRST_DAY = """async (patience_s) => {
  const read = () => new Promise((resolve) => {
    const opening = indexedDB.open("evenkeel");
    opening.onsuccess = () => {
      const asking = opening.result.transaction("days").objectStore("days").count();
      asking.onsuccess = () => { opening.result.close(); resolve(asking.result); };
    };
  });
  while (!(await read())) {
    if (performance.now() > patience_s * 1000) throw new Error("the engine did not answer");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() / 1000;
}"""


def measure() -> dict[str, float]:
    """Return every figure of the engine; names end in their units."""
    with Server() as server:
        parts = parts_of(server.url)
        bundle_text = urlopen(server.url + parts["bundle"]).read().decode()  # noqa: S310  loopback
        diary = until_the_last_session(full_diary(bundle_text))
        figures = native(bundle_text, diary)
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
            figures |= device(playwright, Path(profile), server.url, parts, diary)
        figures["engine_bytes"] = sum(
            downloaded_bytes(server.url + path) for path in parts["downloads"]
        )
    return figures


def parts_of(url: str) -> dict[str, Any]:
    """Where the engine's files lie, read from the list inside the service worker."""
    listed = urlopen(url + "sw.js").read().decode()  # noqa: S310  loopback
    paths = sorted(set(re.findall(r'"((?:assets|engine)/[^"]+)"', listed)))

    def one(pattern: str) -> str:
        (found,) = [path for path in paths if re.search(pattern, path)]
        return found

    program, bundle, wasm = one(r"/program-"), one(r"/bundle-"), one(r"\.wasm$")
    folder = wasm[: wasm.rindex("/") + 1]
    return {
        "worker": one(r"/worker-"),
        "program": program,
        "bundle": bundle,
        "engine": folder,
        "downloads": [program, bundle, *(path for path in paths if path.startswith(folder))],
    }


def until_the_last_session(diary: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a diary up to the morning of day 28: Today costs most with a session to build."""
    mornings = [at for at, entry in enumerate(diary) if entry["kind"] == "morning_checked"]
    return diary[: mornings[-1] + 1]


def native(bundle_text: str, diary: list[dict[str, Any]]) -> dict[str, float]:
    """Time Today on the diary and a participant's whole 28 days, in this Python."""
    rules = Device(bundle_text)
    rules.answer(json.dumps({"op": "load", "entries": diary}))
    request = question("today", diary)
    program = parse_program(json.loads(bundle_text))
    person = parse_participant(json.loads(CASES.read_text())[0]["input"], tags=program.tags)
    return {
        "today_native_ms": median_ms(lambda: rules.answer(request)),
        "plan_native_ms": median_ms(lambda: plan(program, person, {})),
    }


def median_ms(run: Callable[[], object]) -> float:
    """Return the median of many runs; an answer that is an error stops the bench."""
    times_ms = []
    for _ in range(NATIVE_RUNS):
        began = time.perf_counter()
        reply = run()
        times_ms.append((time.perf_counter() - began) * 1000)
        if isinstance(reply, str) and "error" in json.loads(reply):
            raise SystemExit(reply)
    return statistics.median(times_ms)


def question(op: str, diary: list[dict[str, Any]]) -> str:
    """One request at the moment of the newest entry."""
    newest = max(diary, key=lambda entry: str(entry["at"]))
    return json.dumps({"op": op, "now": newest["at"], "offset_min": newest["offset_min"]})


def device(
    playwright: Playwright,
    profile: Path,
    url: str,
    parts: dict[str, Any],
    diary: list[dict[str, Any]],
) -> dict[str, float]:
    """Time a first visit, then return visits in the same browser."""
    with browser(playwright, profile) as context:
        page = context.pages[0]
        page.goto(url + "#/today")
        first_s = page.evaluate(FIRST_DAY, FIRST_PATIENCE_S)
    ready_s, added_mb = [], []
    for _ in range(VISITS):
        with browser(playwright, profile) as context:
            page = context.pages[0]
            page.goto(url + QUIET_PAGE)
            before_mb = renderers_mb()
            ready_s.append(start(page, url, parts))
            answer(page, json.dumps({"op": "load", "entries": diary}))
            today_ms = [answer(page, question("today", diary)) for _ in range(DEVICE_RUNS)]
            added_mb.append(renderers_mb() - before_mb)
    return {
        "today_device_ms": statistics.median(today_ms),
        "engine_ready_s": statistics.median(ready_s),
        "engine_first_s": first_s,
        "engine_mb": statistics.median(added_mb),
    }


@contextmanager
def browser(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """Open the same person's browser."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=os.environ.get("EVENKEEL_CHROMIUM") or shutil.which("chromium"),
        args=["--no-sandbox"] if os.geteuid() == 0 else [],  # its sandbox refuses to run as root
    )
    try:
        yield context
    finally:
        context.close()


def start(page: Page, url: str, parts: dict[str, Any]) -> float:
    """Start the app's worker from the cache; the seconds until it holds the rules."""
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    addresses = {name: url + parts[name] for name in ("engine", "program", "bundle")}
    return float(page.evaluate(START, [url + parts["worker"], addresses]))


def answer(page: Page, request: str) -> float:
    """Ask the worker; the milliseconds it took, message to message."""
    took_ms, _ = page.evaluate(ASK, request)
    return float(took_ms)


def downloaded_bytes(url: str) -> int:
    """What one file costs to download, as the server sends it to a browser."""
    request = Request(url, headers={"Accept-Encoding": "br, gzip"})  # noqa: S310  loopback
    with urlopen(request) as response:  # noqa: S310  loopback
        return len(response.read())


def renderers_mb() -> float:
    """Proportional set size of every renderer that this process has started."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended while we looked
    return sum(pss_kib(pid) for pid in parents if is_ours(pid, parents)) * BYTES_PER_KIB / 1e6


def is_ours(pid: int, parents: dict[int, int]) -> bool:
    """Whether `pid` descends from this process."""
    while pid in parents:
        pid = parents[pid]
        if pid == os.getpid():
            return True
    return False


def pss_kib(pid: int) -> int:
    """The process's proportional set size if it is a renderer, else 0."""
    folder = Path("/proc") / str(pid)
    try:
        if b"--type=renderer" not in (folder / "cmdline").read_bytes():
            return 0
        found = re.search(r"^Pss:\s+(\d+) kB", (folder / "smaps_rollup").read_text(), re.M)
    except OSError:
        return 0
    return int(found[1]) if found else 0


if sys.platform != "linux":
    raise SystemExit("this bench reads /proc, which only Linux has")
