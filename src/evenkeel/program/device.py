"""The rules behind one door: JSON in, JSON out, on the device, in the server, on the command line.

A Device holds the program and one diary, so that entries are parsed once and a
question costs only its answer. It keeps no other state.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from evenkeel.program.answer import plan_fields, screening_fields, today_fields
from evenkeel.program.bundle import parse_program
from evenkeel.program.diary import Diary, make_diary
from evenkeel.program.entry import MOST_OFFSET_MIN, Entry, parse_entry, parse_moment
from evenkeel.program.fields import Fields, InvalidField, number, one_of, table
from evenkeel.program.outlook import outlook
from evenkeel.program.screening import screen
from evenkeel.program.today import Today, today

OPS = ("load", "add", "today", "week", "plan", "screen")
WEEK_DAYS = 7


class Device:
    """One person's rules engine."""

    def __init__(self, bundle_text: str) -> None:
        """Read the program from the text of bundle.json."""
        self._program = parse_program(table(json.loads(bundle_text), "bundle"))
        self._entries: list[Entry] = []
        self._diary: Diary = make_diary([])

    def answer(self, request_text: str) -> str:
        """Return the JSON answer of one JSON request, or {"error": ...} for a bad one.

        An entry that cannot be read is counted in the answer of load and add,
        and is otherwise left alone: it stays in the person's record.
        """
        try:
            request = table(json.loads(request_text), "request")
            return json.dumps(self._answer(request))
        except (ValueError, RecursionError) as error:
            # InvalidField, text that is not JSON, a number too long or nesting too deep to read
            return json.dumps({"error": str(error)})

    def _answer(self, request: Fields) -> object:
        op = one_of(request, "op", OPS)
        if op in ("load", "add"):
            return self._take(request, keep=op == "add")
        if op == "screen":
            answers = table(request.get("answers"), "answers")
            return screening_fields(screen(answers, self._program.screening))
        now, offset_min = _moment(request)
        if op == "plan":
            return plan_fields(outlook(self._at(now, offset_min)))
        if op == "today":
            return today_fields(self._at(now, offset_min))
        days = (now + timedelta(days=passed) for passed in range(WEEK_DAYS))
        return [today_fields(self._at(day, offset_min)) for day in days]

    def _take(self, request: Fields, *, keep: bool) -> dict[str, int]:
        rows = request.get("entries")
        if not isinstance(rows, list):
            raise InvalidField("entries", "a list of diary entries")
        entries, unread = [], 0
        for row in rows:
            try:
                entries.append(parse_entry(row))
            except InvalidField:
                unread += 1
        self._entries = [*(self._entries if keep else []), *entries]
        self._diary = make_diary(self._entries)
        return {"entries": len(entries), "unread": unread}

    def _at(self, now: datetime, offset_min: int) -> Today:
        return today(self._program, self._diary, now, offset_min=offset_min)


def _moment(request: Fields) -> tuple[datetime, int]:
    now = parse_moment(request.get("now"), field="now")
    least, most = -MOST_OFFSET_MIN, MOST_OFFSET_MIN
    offset = number(request, "offset_min", least=least, most=most, whole=True)
    return now, int(offset)
