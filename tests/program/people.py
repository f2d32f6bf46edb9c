"""The three people of these tests, as a clinician would write them on a card.

Ana and Bruno are participants A and B of the specification, with its pencil
values; Carmen is older, wears a brace, and has done no timed test.
"""

from collections.abc import Mapping
from typing import Any

from tests.program.diaries import Person

from evenkeel.program import Participant, Program, parse_participant

Fields = dict[str, Any]

ANA: Fields = {
    "sex": "female",
    "age": 34,
    "walk_minutes": 10,
    "tags": [],
    "tests": {
        "trunk_flexor_s": 48,
        "side_bridge_s": [28, 35],
        "plank_s": 35,
        "leg_loading_level": 2,
        "single_leg_bridge_s": [30, 38],
        "pelvis_control": 50,
        "thomas_deg": 4,
    },
    "symptoms": {
        "front_hip_pain": 3,
        "tight_mornings": 5,
        "stiff_after_heavy_day": 2,
        "hard_muscles": 2,
        "deep_groove": 1,
        "spasms_3_months": 3,
        "brace_hours": 2,
        "medicine_days": 2,
    },
}
BRUNO: Fields = {
    "sex": "male",
    "age": 52,
    "walk_minutes": 6,
    "tags": ["knee", "bp"],
    "tests": {
        "side_bridge_s": [24, 26],
        "side_bridge_from_knees": True,
        "leg_loading_level": 1,
        "single_leg_bridge_s": [18, 20],
        "pelvis_control": 0,
        "thomas_deg": 10,
    },
    "symptoms": {
        "front_hip_pain": 5,
        "tight_mornings": 7,
        "stiff_after_heavy_day": 3,
        "hard_muscles": 3,
        "deep_groove": 2,
        "spasms_3_months": 5,
        "brace_hours": 6,
        "medicine_days": 5,
    },
}
CARMEN: Fields = {
    "sex": "undisclosed",
    "age": 72,
    "walk_minutes": 5,
    "tags": ["falls"],
    "tests": {},
    "symptoms": BRUNO["symptoms"] | {"front_hip_pain": 0, "fear_of_movement": 8},
}


def participant(program: Program, card: Mapping[str, Any], **changes: Any) -> Participant:
    """Return a person from a card, with some of it changed."""
    return parse_participant({**card, **changes}, tags=program.tags)


def settle(person: Person, *, sessions: int) -> None:
    """Do so many settled sessions, one a day, each with its morning after."""
    for _ in range(sessions):
        person.keep_safe()
        person.train()
        person.wake()


def normal(today: Fields, *, budget: str = "long") -> Fields:
    """Return today's session for a quiet back."""
    found: Fields = next(
        one for one in today["sessions"] if one["gate"] == "normal" and one["budget"] == budget
    )
    return found


def codes(session: Fields) -> list[str]:
    """Return the clinical codes of a session in order."""
    return [item["code"] for item in session["items"]]


def rungs(today: Fields) -> dict[str, tuple[int, int]]:
    """Return rung and level of every ladder, as today's session would start from."""
    ladders = today["sessions"][0]["course"]["ladders"]
    return {name: (rung, level) for name, (rung, level, _, _) in ladders.items()}


def said(today: Fields) -> list[str]:
    """Return the codes of what today's notes say."""
    return [note["code"] for note in today["notes"]]
