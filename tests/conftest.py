"""What every test may ask for: a cast of three, the app really served, a real browser.

Ana follows the program.  Bo is her clinician.  Cy is a stranger to both, and a
test that names Cy shows what a stranger must not see or do.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from evenkeel.server import built_app

ROOT = Path(__file__).parents[1]

# A slow machine is no failure: timings belong to bench/.
settings.register_profile("evenkeel", deadline=None)
settings.load_profile("evenkeel")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`evenkeel up` in a process of its own, for as long as the `with` lasts."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "evenkeel", "up", "--port", str(self.port), *arguments],
            env={**os.environ, **environment},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output = ""

    def __enter__(self) -> "Server":
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            if found := re.search(r"http://\S+/", line):
                self.url = found[0]
                return self
        self.stop()
        raise AssertionError(f"the server ended without an address:\n{self.output}")

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> int:
        """Ask it to end as a service manager would, and wait until it has."""
        assert self.process.stdout is not None
        self.process.terminate()
        try:
            rest, _ = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            rest, _ = self.process.communicate()
        self.output += rest or ""
        return self.process.returncode


@pytest.fixture(scope="session")
def serve() -> type[Server]:
    """`with serve(...) as server`, for a test that needs a server of its own."""
    return Server


@pytest.fixture(scope="session")
def built() -> Path:
    """The root of this checkout, with the app built when it was stale."""
    built_app.build_if_stale(ROOT, say=print)
    return ROOT


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the real server with the real app."""
    with Server() as server:
        yield server.url


@pytest.fixture(scope="session")
def chromium() -> dict[str, Any]:
    """What Playwright's `chromium.launch` needs to start the system's Chromium."""
    found = os.environ.get("EVENKEEL_CHROMIUM") or shutil.which("chromium")
    if found is None:
        pytest.fail("no Chromium here: make test installs it, or: apt-get install -y chromium")
    # Chromium's sandbox refuses to run as root, which is what a bare CI machine is.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": found, "args": ["--no-sandbox"] if is_root else []}
