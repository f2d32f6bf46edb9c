"""`evenkeel content`: prove the content files, or build the bundle from them."""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from evenkeel.cli.bad_input import BadInput
from evenkeel.content.bundle import bundle, serialized
from evenkeel.content.problem import ContentError
from evenkeel.content.tree import Tree, read_tree

IN_CHECKOUT = Path(__file__).parents[3] / "content"
CONTENT_IS_WRONG = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `content check` and `content build`."""
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument(
        "--content", type=Path, default=IN_CHECKOUT, metavar="DIR", help="the content folder"
    )
    jobs = parser.add_subparsers(dest="job", metavar="JOB", required=True)
    jobs.add_parser("check", parents=[where], help="name every mistake in the content files")
    build = jobs.add_parser("build", parents=[where], help="write the bundle")
    build.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write it (standard output when absent)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Do the job; mistakes in the content are listed on standard error, all at once."""
    root: Path = arguments.content
    if not root.is_dir():
        raise BadInput(f"{root}: no such content folder; name one with --content")
    tree = read_tree(root)
    try:
        return _check(tree) if arguments.job == "check" else _build(tree, arguments.out)
    except ContentError as mistakes:
        print(mistakes, file=sys.stderr)
        print(f"{len(mistakes.problems)} mistakes in {root}", file=sys.stderr)
        return CONTENT_IS_WRONG


def _check(tree: Tree) -> int:
    try:
        from evenkeel.content.proof import prove
    except ModuleNotFoundError as missing:
        # Only the check needs JSON Schema; building and every other command do without.
        raise BadInput(f"the check needs {missing.name}: pip install 'evenkeel[content]'") from None
    problems = prove(tree)
    if problems:
        raise ContentError(problems)
    exercises = len(tree.slugs("exercises"))
    print(f"{len(tree.tables) + len(tree.texts)} files are right, {exercises} exercises among them")
    return 0


def _build(tree: Tree, out: Path | None) -> int:
    content = serialized(bundle(tree, version=version("evenkeel")))
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    return 0
