"""A session as it is prescribed and stored: what the person does, whole, and under which rules.

It is written into the diary when the session starts, so that the past is read
and never worked out again by newer rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evenkeel.program.course import Course, dump_course, parse_course
from evenkeel.program.definition import Program
from evenkeel.program.diary import pain
from evenkeel.program.fields import InvalidField, number, one_of, table, truth
from evenkeel.program.ladder import Climb, Use
from evenkeel.program.reason import Reason
from evenkeel.program.session import BuiltSession, Item

GATES = ("normal", "calm", "ease")
MOST_PAIN = 10


@dataclass(frozen=True, slots=True)
class Prescription:
    """A built session, the gate it is for, and what finishing it changes.

    `advances`: a finished one moves the program day on, if pain before it was
    `advances_to_pain` at most. `climb` is how far GREEN may lift a ladder.
    """

    gate: str
    budget: str
    session: BuiltSession
    walk_min: int
    climb: Climb
    advances: bool
    advances_to_pain: float = MOST_PAIN

    def fields(self) -> dict[str, object]:
        """Return the prescription as plain data."""
        session = self.session
        return {
            "gate": self.gate,
            "budget": self.budget,
            "day": session.frame.day,
            "phase": session.frame.phase.id,
            "type": session.frame.built,
            "volume": session.volume,
            "minutes": session.minutes,
            "walk_min": self.walk_min,
            "promotes": self.climb.value,
            "advances": self.advances,
            "advances_to_pain": self.advances_to_pain,
            "items": [_item_fields(item) for item in session.items],
            "dropped": list(session.dropped),
            "course": dump_course(session.course),
        }


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An exercise of a stored session."""

    slug: str
    code: str
    level: int
    ladder: str | None
    substitute: bool


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A prescription as it was read back from the diary."""

    gate: str
    day: int
    phase: str
    type: str
    volume: float
    minutes: float
    walk_min: float
    climb: Climb
    advances: bool
    advances_to_pain: float
    items: tuple[StoredItem, ...]
    course: Course

    @property
    def uses(self) -> list[Use]:
        """Return the ladders the session uses."""
        return [Use(item.ladder, item.substitute) for item in self.items if item.ladder]


def parse_stored(data: object, program: Program) -> StoredSession:
    """Return a session of the diary; raises InvalidField when it is not one.

    It may come from another release: exercises and ladders this one does not
    know are kept by name.
    """
    fields = table(data, "session")
    items = fields.get("items")
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise InvalidField("session.items", "a list")
    return StoredSession(
        gate=one_of(fields, "gate", GATES),
        day=int(number(fields, "day", least=1, most=10_000)),
        phase=str(fields.get("phase")),
        type=str(fields.get("type")),
        volume=number(fields, "volume", least=0, most=1),
        minutes=number(fields, "minutes", least=0, most=1440),
        walk_min=number(fields, "walk_min", least=0, most=1440),
        climb=Climb(one_of(fields, "promotes", [climb.value for climb in Climb])),
        advances=truth(fields, "advances"),
        advances_to_pain=pain({"advances_to_pain": MOST_PAIN, **fields}, "advances_to_pain"),
        items=tuple(_stored_item(item) for item in items),
        course=parse_course(fields.get("course"), program),
    )


def _stored_item(data: object) -> StoredItem:
    fields = table(data, "session.items")
    ladder = fields.get("ladder")
    return StoredItem(
        slug=str(fields.get("slug")),
        code=str(fields.get("code")),
        level=int(number(fields, "level", least=1, most=9)),
        ladder=ladder if isinstance(ladder, str) else None,
        substitute=truth(fields, "substitute"),
    )


def _item_fields(item: Item) -> dict[str, object]:
    return {
        "slug": item.exercise.slug,
        "code": item.exercise.code,
        "slot": item.slot,
        "ladder": item.ladder,
        "rung": item.rung,
        "level": item.level,
        "substitute": item.substitute,
        "dose": item.dose.fields(),
        "minutes": item.minutes,
        "because": _because(item).fields(),
    }


def _because(item: Item) -> Reason:
    names = {"ease": "because-ease", "substitute": "because-substitute"}
    return Reason(names.get(item.because, f"because-{item.slot}"), {"slug": item.exercise.slug})
