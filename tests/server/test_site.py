"""The server as a browser meets it: files, headers, the health page, nothing else."""

import json

import pytest


def test_the_app_is_at_the_root_and_at_its_file_name_without_a_redirect(ask):
    root, file = ask("/", "/index.html")
    assert (root.status, file.status) == (200, 200)
    assert root.body == file.body == "<!doctype html><title>Evenkeel</title>"


def test_a_name_with_a_content_hash_is_kept_for_a_year_and_nothing_else_is(ask):
    script, engine, *others = ask(
        "/assets/today-Bx3k9_Qa.js",
        "/engine/3f9a12cd77/pyodide.asm.wasm",
        "/",
        "/index.html",
        "/sw.js",
        "/manifest.webmanifest",
        "/release.json",
    )
    year = "public, max-age=31536000, immutable"
    assert [script.headers["Cache-Control"], engine.headers["Cache-Control"]] == [year, year]
    assert {other.headers["Cache-Control"] for other in others} == {"no-cache"}


def test_an_unchanged_file_is_not_sent_twice(ask):
    (first,) = ask("/sw.js")
    (again,) = ask("/sw.js", **{"if-none-match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, "")


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_the_compressed_twin_the_browser_prefers_is_sent(ask, accepted, encoding):
    (script,) = ask("/assets/today-Bx3k9_Qa.js", **{"accept-encoding": accepted})
    assert script.headers.get("Content-Encoding") == encoding
    assert script.headers["Vary"] == "Accept-Encoding"


def test_a_browser_is_told_what_each_file_is(ask):
    engine, manifest, script = ask(
        "/engine/3f9a12cd77/pyodide.asm.wasm", "/manifest.webmanifest", "/sw.js"
    )
    assert engine.headers["Content-Type"] == "application/wasm"
    assert manifest.headers["Content-Type"] == "application/manifest+json"
    assert script.headers["Content-Type"].startswith("text/javascript")


def test_every_answer_carries_the_whole_security_policy(ask):
    policy = {
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "media-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    }
    for answer in ask("/", "/sw.js", "/health", "/nowhere"):
        assert set(answer.headers["Content-Security-Policy"].split("; ")) == policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "microphone=()" in answer.headers["Permissions-Policy"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Set-Cookie" not in answer.headers


def test_health_says_which_release_is_served_and_that_the_engine_is_there(ask):
    (health,) = ask("/health")
    assert health.status == 200
    assert json.loads(health.body) == {"status": "ok", "release": "9.8.7", "engine": True}
    assert health.headers["Cache-Control"] == "no-store"


def test_a_site_without_the_engine_is_not_healthy(ask, small_site):
    (small_site / "engine/3f9a12cd77/pyodide.asm.wasm").unlink()
    (health,) = ask("/health")
    assert (health.status, json.loads(health.body)["engine"]) == (503, False)


@pytest.mark.parametrize(
    "path", ["/nowhere", "/today", "/admin/", "/../settings.py", "/assets/", "/site/index.html"]
)
def test_anything_else_is_a_plain_404(ask, path):
    (answer,) = ask(path)
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/plain")
