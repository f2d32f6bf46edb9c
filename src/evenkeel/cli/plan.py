"""`evenkeel plan FILE`: the 28 days of a participant, as JSON or as a table to read."""

import argparse
import json
from pathlib import Path

from evenkeel.cli.input_file import parsed, read_object
from evenkeel.cli.program import read_program
from evenkeel.program.answer import case_fields
from evenkeel.program.definition import Program
from evenkeel.program.fields import Fields, known, table
from evenkeel.program.participant import parse_participant
from evenkeel.program.plan import Plan, PlanDay, parse_outcomes, plan

FIELDS = ("sex", "age", "walk_minutes", "tags", "tests", "symptoms", "outcomes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and the form of the answer."""
    parser.add_argument("file", type=Path, metavar="FILE", help="JSON: the input of a case")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the profile and every day."""
    data, program = read_object(arguments.file), read_program()
    made = parsed(arguments.file, lambda: _plan(program, data))
    if arguments.json:
        print(json.dumps(case_fields(made)))
        return 0
    for name, score in made.profile.groups().items():
        shown = f"{score.score:.0f} ± {score.half_width:.0f}" if score else "not tested"
        print(f"{name.replace('_', ' '):<12} {shown}")
    print(f"{'pattern fit':<12} {made.profile.pattern_fit:.0f}\n")
    print("day  phase       type  work  walk    exercises (level)")
    for day in made.days:
        print(_line(day))
    return 0


def _plan(program: Program, data: Fields) -> Plan:
    known(data, FIELDS, "")
    person = parse_participant(data, tags=program.tags)
    last_day = len(program.calendar.types)
    outcomes = parse_outcomes(table(data.get("outcomes") or {}, "outcomes"), last_day=last_day)
    return plan(program, person, outcomes)


def _line(day: PlanDay) -> str:
    of = day.session.frame
    exercises = ", ".join(f"{item.exercise.slug} ({item.level})" for item in day.session.items)
    work = f"{100 * day.session.volume:.0f} %"
    kind = f"{of.day:>3}  {of.phase.id:<10}  {of.built:<4}  {work:<5}"
    return f"{kind} {day.walk_min:>2} min  {exercises}"
