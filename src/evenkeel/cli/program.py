"""The program that the commands use: from the content of a checkout, or as installed."""

import json
from importlib.metadata import version
from pathlib import Path

from evenkeel.cli.bad_input import BadInput
from evenkeel.content.bundle import rules_bundle
from evenkeel.content.problem import ContentError
from evenkeel.content.tree import read_tree
from evenkeel.program.bundle import parse_program
from evenkeel.program.definition import Program
from evenkeel.program.fields import Fields, table

CHECKOUT = Path(__file__).parents[3] / "content"
INSTALLED = Path(__file__).parents[1] / "server" / "site"


def rules_content() -> Fields:
    """Return what the rules read: from `content/` in a checkout, else the installed bundle."""
    if CHECKOUT.is_dir():
        try:
            return rules_bundle(read_tree(CHECKOUT), version=version("evenkeel"))
        except ContentError as mistakes:
            raise BadInput(
                f"{CHECKOUT}: {len(mistakes.problems)} mistakes; see `evenkeel content check`"
            ) from None
    installed = sorted(INSTALLED.glob("**/bundle*.json"))
    if not installed:
        raise BadInput(f"{INSTALLED}: no content bundle in this install")
    return table(json.loads(installed[0].read_text("utf-8")), "bundle")


def read_program() -> Program:
    """Return the program that the content sets out."""
    return parse_program(rules_content())
