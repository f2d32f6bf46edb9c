"""The rules of Evenkeel: pure functions over a program, a diary and a moment.

Standard library only, no clock, no files, no framework: the same files run on
the person's device, in the server and on the command line. Start with
`today`; `screen` and `plan` stand on their own; `device.Device` is the JSON door.
"""

from evenkeel.program.bundle import parse_program
from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary, make_diary
from evenkeel.program.entry import Entry, parse_entry
from evenkeel.program.fields import InvalidField
from evenkeel.program.participant import Participant, parse_participant
from evenkeel.program.plan import Plan, plan
from evenkeel.program.profile import Profile, assess
from evenkeel.program.screening import Outcome, Screening, screen
from evenkeel.program.today import Today, today

__all__ = [
    "Diary",
    "Entry",
    "InvalidField",
    "Outcome",
    "Participant",
    "Plan",
    "Profile",
    "Program",
    "Screening",
    "Today",
    "assess",
    "make_diary",
    "parse_entry",
    "parse_participant",
    "parse_program",
    "plan",
    "screen",
    "today",
]
