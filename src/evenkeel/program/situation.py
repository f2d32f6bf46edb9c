"""Everything a day is decided from, gathered once from the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from evenkeel.program.clock import ClockState, read_clock
from evenkeel.program.definition import Program
from evenkeel.program.diary import Diary, pain
from evenkeel.program.entry import Entry, local_date
from evenkeel.program.fields import InvalidField, number, one_of
from evenkeel.program.history import RUNNING_HOURS, History, SessionRecord, read_history
from evenkeel.program.participant import (
    SEXES,
    SYMPTOM_MOST,
    Participant,
    Symptoms,
    Tests,
    parse_symptoms,
    parse_tests,
)
from evenkeel.program.profile import Profile, assess
from evenkeel.program.spasm import Spasm, read_spasms
from evenkeel.program.standing import Standing, read_standing

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class About:
    """Who the person says they are."""

    sex: str
    age: float
    walk_minutes: float


@dataclass(frozen=True, slots=True)
class Situation:
    """A person on a local date. `person` and `profile` are None until they were described.

    `first_profile` is that of the first result of each test, to compare with.
    """

    program: Program
    diary: Diary
    now: datetime
    today: date
    about: About | None
    symptoms: Symptoms | None
    first_symptoms: Symptoms | None
    person: Participant | None
    profile: Profile | None
    first_profile: Profile | None
    pain_limited: tuple[str, ...]
    history: History
    spasms: tuple[Spasm, ...]
    rests: tuple[date, ...]
    clock: ClockState
    standing: Standing

    @property
    def running(self) -> SessionRecord | None:
        """Return the session that was started a short while ago and has not ended.

        A spasm ends it, and so does a tag that takes one of its exercises out.
        """
        record = self.history.sessions[-1] if self.history.sessions else None
        if record is None or record.end is not None or record.spasm or record.at > self.now:
            return None
        removed = self.program.removed(self.standing.tags)
        if any(item.code in removed for item in record.stored.items):
            return None
        fresh = self.now - record.at < timedelta(hours=RUNNING_HOURS)
        return record if fresh or record.day == self.today else None

    @property
    def open_spasm(self) -> Spasm | None:
        """Return the last spasm until a session of the program was done after it."""
        if not self.spasms:
            return None
        spasm = self.spasms[-1]
        back = any(one.at > spasm.at and one.advances for one in self.history.done)
        return None if back else spasm

    @property
    def latest_pain(self) -> float | None:
        """Return the last pain marked anywhere, 0-10."""
        kinds = (
            "session_started",
            "morning_checked",
            "pain_rated",
            "spasm_rated",
            "symptoms_answered",
        )
        for entry in reversed(self.diary.of_kind(*kinds)):
            for name in ("pain_before", "pain", "pain_now"):
                try:
                    return pain(entry.payload, name)
                except InvalidField:
                    continue
        return None

    def choice(self, name: str) -> object:
        """Return what was last chosen under a name, or None."""
        chosen = [
            entry.payload.get("value")
            for entry in self.diary.of_kind("choice_made")
            if entry.payload.get("choice") == name
        ]
        return chosen[-1] if chosen else None


def read_situation(program: Program, diary: Diary, now: datetime, *, offset_min: int) -> Situation:
    """Gather a person's situation; entries dated later than today are left for their day."""
    today = local_date(now, offset_min=offset_min)
    diary = diary.until(now, today)
    spasms = tuple(read_spasms(diary))
    history = read_history(program, diary, spasms)
    rests = tuple(sorted({entry.day for entry in diary.of_kind("rest_taken")}))
    about = _last(diary.read("about_answered", _about))
    told = diary.read("symptoms_answered", _symptoms)
    symptoms = _last(told)
    standing = read_standing(
        program, diary, history, spasms, now=now, today=today, age=about.age if about else None
    )
    latest, first, pain_limited = _tests(diary)
    person = profile = first_profile = None
    if about is not None and symptoms is not None:
        person = Participant(
            about.sex, about.age, about.walk_minutes, standing.tags, latest, symptoms
        )
        profile = assess(person, program.profile)
        before = Participant(
            about.sex, about.age, about.walk_minutes, standing.tags, first, told[0]
        )
        first_profile = assess(before, program.profile)
    return Situation(
        program=program,
        diary=diary,
        now=now,
        today=today,
        about=about,
        symptoms=symptoms,
        first_symptoms=told[0] if told else None,
        person=person,
        profile=profile,
        first_profile=first_profile,
        pain_limited=pain_limited,
        history=history,
        spasms=spasms,
        rests=rests,
        clock=read_clock(program, history, rests, spasms, today=today),
        standing=standing,
    )


def _last(values: list[Value]) -> Value | None:
    return values[-1] if values else None


def _about(entry: Entry) -> About:
    fields = entry.payload
    return About(
        sex=one_of(fields, "sex", SEXES),
        age=number(fields, "age", least=0, most=120),
        walk_minutes=number(fields, "walk_minutes", least=0, most=600),
    )


def _symptoms(entry: Entry) -> Symptoms:
    names = (*SYMPTOM_MOST, "fear_of_movement")
    return parse_symptoms({name: entry.payload[name] for name in names if name in entry.payload})


def _tests(diary: Diary) -> tuple[Tests, Tests, tuple[str, ...]]:
    latest: dict[str, object] = {}
    first: dict[str, object] = {}
    limited: dict[str, bool] = {}
    for entry in diary.of_kind("test_done"):
        # a test that was stopped before it gave a number takes no earlier one away
        fields = {name: value for name, value in _test_fields(entry).items() if value is not None}
        try:
            parse_tests(fields)
        except InvalidField:
            continue
        latest |= fields
        first = fields | first
        limited[str(entry.payload.get("test"))] = entry.payload.get("stop") == "pain"
    names = tuple(name for name, by_pain in limited.items() if by_pain)
    return parse_tests(latest), parse_tests(first), names


def _test_fields(entry: Entry) -> dict[str, object]:
    data = entry.payload
    seconds = data.get("seconds")
    by_test: dict[str, dict[str, object]] = {
        "trunk_flexor": {"trunk_flexor_s": seconds},
        "plank": {"plank_s": seconds},
        "side_bridge": {
            "side_bridge_s": seconds,
            "side_bridge_from_knees": data.get("from_knees", False),
        },
        "single_leg_bridge": {"single_leg_bridge_s": seconds},
        "leg_loading": {"leg_loading_level": data.get("level")},
        "pelvis_control": {"pelvis_control": data.get("grade")},
        "thomas": {
            "thomas_deg": data.get("thigh_deg"),
            "thomas_pelvis_controlled": data.get("pelvis_controlled", False),
        },
    }
    return by_test.get(str(data.get("test")), {})
