"""`evenkeel screen FILE`: what a whole safety check leads to."""

import argparse
import json
from pathlib import Path

from evenkeel.cli.input_file import parsed, read_object
from evenkeel.cli.program import read_program
from evenkeel.program.answer import screening_fields
from evenkeel.program.fields import Fields, known, table
from evenkeel.program.screening import Screening, screen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and the form of the answer."""
    parser.add_argument("file", type=Path, metavar="FILE", help='JSON: {"answers": {"E1": false}}')
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the outcome, the tags and the reasons."""
    data = read_object(arguments.file)
    rules = read_program().screening

    def judge(fields: Fields = data) -> Screening:
        known(fields, ("answers",), "")
        return screen(table(fields.get("answers"), "answers"), rules)

    screening = parsed(arguments.file, judge)
    if arguments.json:
        print(json.dumps(screening_fields(screening)))
        return 0
    print(f"outcome  {screening.outcome.name}")
    print(f"tags     {', '.join(screening.tags) or 'none'}")
    print(f"reasons  {', '.join(screening.reasons) or 'none'}")
    return 0
