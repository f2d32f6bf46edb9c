"""`evenkeel today DIARY.jsonl --at TIME`: what a diary asks for at a moment."""

import argparse
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from evenkeel.cli.bad_input import BadInput
from evenkeel.cli.input_file import parsed, read_lines
from evenkeel.cli.program import rules_content
from evenkeel.program.answer import today_fields
from evenkeel.program.bundle import parse_program
from evenkeel.program.diary import make_diary
from evenkeel.program.entry import Entry, parse_entry, parse_moment
from evenkeel.program.fields import Fields, InvalidField, table
from evenkeel.program.reason import Reason
from evenkeel.program.today import Today, today

ENGLISH = "en"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the diary, the moment and the form of the answer."""
    parser.add_argument("diary", type=Path, metavar="DIARY.jsonl", help="one entry a line")
    parser.add_argument(
        "--at",
        required=True,
        metavar="ISO",
        help="the time with its offset: 2026-11-22T08:30+01:00",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print what to do now and why."""
    at, offset_min = _moment(arguments.at)
    entries = _entries(arguments.diary, read_lines(arguments.diary))
    content = rules_content()
    answer = today(parse_program(content), make_diary(entries), at, offset_min=offset_min)
    if arguments.json:
        print(json.dumps(today_fields(answer)))
        return 0
    for line in _report(answer, content):
        print(line)
    return 0


def _moment(text: str) -> tuple[datetime, int]:
    """Return the moment in UTC and the offset it was given with."""
    try:
        at = parse_moment(text, field="--at")
    except InvalidField as wrong:
        raise BadInput(str(wrong)) from None
    offset = datetime.fromisoformat(text).utcoffset() or timedelta()
    return at, int(offset.total_seconds() // 60)


def _entries(path: Path, rows: Sequence[Fields]) -> list[Entry]:
    return [
        parsed(path, partial(parse_entry, row), inside=f"entry {number}: ")
        for number, row in enumerate(rows, start=1)
    ]


def _report(answer: Today, content: Fields) -> list[str]:
    lines = [_sentence(answer.reason, content)]
    lines += [f"- {_sentence(reason, content)}" for reason in (*answer.notes, *answer.changes)]
    if answer.sessions:
        session = answer.sessions[0].session
        lines.append(
            f"Day {session.frame.day}, {session.frame.phase.id}, {session.minutes:.0f} min:"
        )
        lines += [f"  {item.exercise.slug} (level {item.level})" for item in session.items]
    lines.append(f"Walk: {answer.walk.minutes} min")
    return lines


def _sentence(reason: Reason, content: Fields) -> str:
    words = table(table(content["reasons"], "reasons")[reason.code], reason.code)
    return str(words[ENGLISH]).format(**reason.params)
