"""A diary entry: one thing a person answered, did or felt, never changed once written.

Entries come from several devices in any order and may come twice. Those of a
kind or version this release does not know are kept as they are and ignored by
the rules; so is a known kind whose payload cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import cast

from evenkeel.program.fields import Fields, InvalidField, known, number, table

VERSION = 1
NAMES = ("id", "at", "offset_min", "date", "kind", "version", "payload")
MOST_OFFSET_MIN = 14 * 60
FIRST_YEAR, LAST_YEAR = 1900, 2200
DATE = "a date such as 2026-11-22"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """`at` is UTC; `day` is the person's local date when it was written.

    Compared by identity: an entry never changes, so what was read from it once
    can be kept (diary.py).
    """

    id: str
    at: datetime
    offset_min: int
    day: date
    kind: str
    version: int
    payload: Fields


def parse_entry(data: object) -> Entry:
    """Return an entry from plain data; raises InvalidField when its frame is not right.

    The payload is not looked into here: a newer release may have written it.
    """
    fields = table(data, "entry")
    known(fields, NAMES, "")
    offset_min = number(
        fields, "offset_min", least=-MOST_OFFSET_MIN, most=MOST_OFFSET_MIN, whole=True
    )
    return Entry(
        id=_text(fields, "id"),
        at=parse_moment(fields.get("at"), field="at"),
        offset_min=int(offset_min),
        day=_local_date(_text(fields, "date")),
        kind=_text(fields, "kind"),
        version=int(number(fields, "version", least=1, most=10_000, whole=True)),
        payload=MappingProxyType(dict(table(fields.get("payload"), "payload"))),
    )


def canonical(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return each entry once, by time and then id, so that order of arrival never matters.

    Two different entries under one id cannot come from our devices; the one that
    sorts first by its text is kept, so that even then the order does not matter.
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        kept = by_id.get(entry.id)
        if kept is None or (entry is not kept and _text_of(entry) < _text_of(kept)):
            by_id[entry.id] = entry
    return tuple(sorted(by_id.values(), key=order))


def order(entry: Entry) -> tuple[datetime, str]:
    """Return what entries are sorted by: time, then id."""
    return entry.at, entry.id


def local_date(now: datetime, *, offset_min: int) -> date:
    """Return the date on the person's clock; there is no time-zone database on a device."""
    return (now.astimezone(UTC) + timedelta(minutes=offset_min)).date()


def _text_of(entry: Entry) -> str:
    return repr((entry.at, entry.day, entry.kind, entry.version, dict(entry.payload)))


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidField(name, "a text")
    return value


def parse_moment(text: object, *, field: str) -> datetime:
    """Return a moment in UTC from text with its offset; the year must be a plausible one."""
    expected = "a time with its offset, such as 2026-11-22T07:30:00Z"
    try:
        moment = datetime.fromisoformat(cast(str, text))
    except (TypeError, ValueError):
        raise InvalidField(field, expected) from None
    if moment.tzinfo is None or not _is_plausible(moment):
        raise InvalidField(field, expected)
    return moment.astimezone(UTC)


def _is_plausible(day: date) -> bool:
    # far from the ends of the calendar, so that days can be added and taken away
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _local_date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidField("date", DATE) from None
    if not _is_plausible(day):
        raise InvalidField("date", DATE)
    return day
