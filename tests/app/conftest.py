"""A browser with a memory: pages opened in it share what the browser keeps on disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, sync_playwright

PHONE = {"width": 390, "height": 844}

OpenBrowser = Callable[..., Any]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture
def browser(playwright, chromium, tmp_path: Path) -> OpenBrowser:
    """`with browser() as context`: the same person's browser each time it is opened in a test."""

    @contextmanager
    def opened(**options: Any) -> Iterator[BrowserContext]:
        settings = {"viewport": PHONE, "locale": "en-US", "timezone_id": "Europe/Madrid"}
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", **chromium, **(settings | options)
        )
        try:
            yield context
        finally:
            context.close()

    return opened
