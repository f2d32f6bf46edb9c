"""Write a diary as the app would: Ana asks what today holds, and does it.

Everything goes through the door that the device uses (`Device`), so a diary
made here is one that a phone could have made.
"""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from evenkeel.program.device import Device

Fields = dict[str, Any]

START = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
IDS = (
    [f"E{n}" for n in range(1, 12)]
    + [f"U{n}" for n in range(1, 7)]
    + [f"K{n}" for n in range(1, 8)]
    + [f"M{n}" for n in range(1, 11)]
    + ["Y1"]
)
ALL_NO: Fields = dict.fromkeys(IDS, False) | {"E6": "no", "K4": "no", "K7": "no", "M6": []}
SYMPTOMS: Fields = {
    "front_hip_pain": 3,
    "tight_mornings": 5,
    "stiff_after_heavy_day": 2,
    "hard_muscles": 2,
    "deep_groove": 1,
    "spasms_3_months": 3,
    "brace_hours": 2,
    "medicine_days": 2,
}
SETTLED: Fields = {"reach": "back", "new_numbness_or_weakness": False}


@cache
def device_of(bundle_text: str) -> Device:
    """Return the one device of the tests: reading the bundle is most of what a test costs."""
    return Device(bundle_text)


class Person:
    """Somebody with the phone of the tests. Time moves only by `sleep` and `wait`."""

    def __init__(self, bundle_text: str, *, start: datetime = START) -> None:
        self.device = device_of(bundle_text)
        self.device.answer('{"op": "load", "entries": []}')
        self.now = start
        self.entries: list[Fields] = []

    def write(self, kind: str, **payload: Any) -> str:
        """Add an entry and return its id."""
        self.now += timedelta(seconds=1)
        entry = {
            "id": f"{len(self.entries):08d}-ana",
            "at": self.now.isoformat(),
            "offset_min": 0,
            "date": self.now.date().isoformat(),
            "kind": kind,
            "version": 1,
            "payload": payload,
        }
        self.entries.append(entry)
        self.device.answer(json.dumps({"op": "add", "entries": [entry]}))
        return str(entry["id"])

    def ask(self, op: str = "today") -> Any:
        """Return what the device answers now."""
        request = {"op": op, "now": self.now.isoformat(), "offset_min": 0}
        return json.loads(self.device.answer(json.dumps(request)))

    def wait(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)

    def sleep(self, *, days: int = 1) -> None:
        """Wake up some mornings later, at half past seven."""
        self.now = (self.now + timedelta(days=days)).replace(hour=7, minute=30, second=0)

    def screen(self, **answers: Any) -> None:
        """Answer the whole safety check: no, but for what is given."""
        self.write("screening_answered", answers=ALL_NO | answers)

    def arrive(self, *, age: int = 34, walk_minutes: int = 10, **symptoms: Any) -> None:
        """Go from the welcome to the first day with the timed tests skipped."""
        self.screen()
        self.write("about_answered", sex="female", age=age, walk_minutes=walk_minutes)
        self.write("symptoms_answered", **(SYMPTOMS | symptoms))
        self.write("self_check_finished", occasion="start")

    def begin(self, *, pain: float = 2, budget: str = "long", **spread: Any) -> tuple[str, Fields]:
        """Start today's session through its gate; return its id and the session."""
        today = self.ask()
        gate = next(row["gate"] for row in today["gates"] if pain <= row["max_pain"])
        session = next(
            one
            for one in today["sessions"]
            if one["gate"] == gate and (gate == "ease" or one["budget"] == budget)
        )
        started = self.write(
            "session_started",
            release=today["release"],
            pain_before=pain,
            session=session,
            **(SETTLED | spread),
        )
        return started, session

    def train(
        self,
        *,
        pain: float = 2,
        peak: float | None = None,
        after: float | None = None,
        **rating: Any,
    ) -> Fields:
        """Do the whole of today's session; return it."""
        started, session = self.begin(pain=pain)
        for item in session["items"]:
            felt = {"effort": 4, "completion": 1.0, "pain_peak": pain if peak is None else peak}
            self.write("exercise_rated", session=started, slug=item["slug"], **(felt | rating))
        self.write(
            "session_finished",
            session=started,
            ended="completed",
            pain_after=pain if after is None else after,
            **SETTLED,
        )
        return session

    def wake(self, *, pain: float = 2, stiffness_min: float = 10, **spread: Any) -> None:
        """Sleep one night and do the morning check."""
        self.sleep()
        self.write("morning_checked", pain=pain, stiffness_min=stiffness_min, **(SETTLED | spread))

    def keep_safe(self) -> None:
        """Answer the safety check again when it is due."""
        if self.ask()["next"]["act"] == "screen":
            self.screen()


def full_diary(bundle_text: str, *, days: int = 28) -> list[Fields]:
    """Return the entries of somebody who did every session, with all that an app logs."""
    ana = Person(bundle_text)
    ana.arrive()
    for day in range(1, days + 1):
        ana.keep_safe()
        started, session = ana.begin()
        for item in session["items"]:
            for number in range(1, item["dose"]["sets"] + 1):
                ana.write(
                    "set_done", session=started, slug=item["slug"], set=number, completion=1.0
                )
            ana.write(
                "exercise_rated",
                session=started,
                slug=item["slug"],
                pain_peak=2,
                effort=4,
                completion=1.0,
            )
        ana.write("session_finished", session=started, ended="completed", pain_after=2, **SETTLED)
        ana.write("walk_done", minutes=session["walk_min"], pain_before=2, pain_peak=2)
        ana.write("brace_worn", hours=1)
        if day < days:
            ana.wake()
    return ana.entries
