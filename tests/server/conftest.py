"""A site of a few small files, so that these tests need no built app."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = "export const today = 'a line that packs well';\n" * 20


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    files = {
        "index.html": "<!doctype html><title>Evenkeel</title>",
        "sw.js": "self.addEventListener('install', () => {})",
        "manifest.webmanifest": '{"name": "Evenkeel"}',
        "assets/today-Bx3k9_Qa.js": SCRIPT,
        "engine/3f9a12cd77/pyodide.asm.wasm": "\0asm",
        "release.json": '{"release": "9.8.7", "sources": "abc"}',
    }
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    script = site / "assets/today-Bx3k9_Qa.js"
    script.with_name(script.name + ".gz").write_bytes(gzip.compress(SCRIPT.encode()))
    script.with_name(script.name + ".br").write_bytes(b"stands in for Brotli")
    return site


@pytest.fixture
def ask(small_site: Path) -> Iterator[Callable[..., list[Answer]]]:
    """Ask the server's own Django for paths, without a socket between."""
    import django
    from django.test import Client, override_settings

    django.setup()

    def ask_for(*paths: str, **headers: str) -> list[Answer]:
        client = Client()
        answers = []
        for path in paths:
            answer = client.get(path, headers=headers)
            body = answer.getvalue().decode("latin-1")
            answer.close()
            answers.append(Answer(answer.status_code, dict(answer.items()), body))
        return answers

    with override_settings(SITE_DIR=small_site, WHITENOISE_ROOT=small_site):
        yield ask_for
