"""The `evenkeel` command: one module for each subcommand, found in one table.

Every module in the table has `add_arguments(parser)` and `run(arguments) -> int`,
the exit status.  Only the module that was asked for is imported, so an install
without the server extra still has every other command.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from evenkeel.cli.bad_input import BadInput

COMMANDS = {
    "up": ("evenkeel.cli.up", "serve the app on this computer"),
    "screen": ("evenkeel.cli.screen", "the safety check: what a set of answers leads to"),
    "plan": ("evenkeel.cli.plan", "the 28 days of a person"),
    "today": ("evenkeel.cli.today", "what a diary asks for today"),
    "content": ("evenkeel.cli.content", "check the content files, or build the bundle"),
}

INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never let a traceback out for bad input."""
    arguments = _parse(sys.argv[1:] if argv is None else argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except BadInput as mistake:
        return _refuse(str(mistake))
    except BrokenPipeError:
        # The reader went away (`evenkeel plan ... | head`); without this, Python
        # complains again when it flushes stdout on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as trouble:
        if trouble.filename is None:
            raise
        return _refuse(f"{trouble.filename}: {trouble.strerror}")
    except KeyboardInterrupt:
        return INTERRUPTED


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="evenkeel", description="A 28-day program for adults with recurring back spasms."
    )
    parser.add_argument("--version", action="version", version=f"evenkeel {version('evenkeel')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module_name, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name in argv[:1]:
            module = import_module(module_name)
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser.parse_args(argv)


def _refuse(sentence: str) -> int:
    print(f"evenkeel: {sentence}", file=sys.stderr)
    return 2
