"""What must hold for every diary, not only for those somebody thought of."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.program.diaries import ALL_NO, IDS, START, Person, device_of, full_diary

from evenkeel.program import parse_participant, plan
from evenkeel.program.plan import DayOutcome

ACTS = {
    "screen", "see_outcome", "describe", "symptoms", "self_check", "morning_check",
    "start_session", "resume_session", "spasm_care", "rest", "final_check", "read_outcome",
    "see_clinician",
}  # fmt: skip
STRENGTH = {"AB", "SB", "GL", "IN"}
many = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Content(str):
    """The bundle, short to print: hypothesis shows its arguments."""

    __slots__ = ()

    def __repr__(self):
        return "bundle"


@pytest.fixture(scope="module")
def bundle(bundle_text):
    return Content(bundle_text)


def asked(bundle, entries, *, now, op="today"):
    device = device_of(bundle)
    device.answer(json.dumps({"op": "load", "entries": entries}))
    return json.loads(device.answer(json.dumps({"op": op, "now": now, "offset_min": 0})))


@pytest.fixture(scope="module")
def eventful(bundle):
    """Five weeks with everything in them: pain, a spasm, a gap, a correction, a rest."""
    ana = Person(bundle)
    ana.arrive(brace_hours=6)
    for day in range(24):
        ana.keep_safe()
        act = ana.ask()["next"]["act"]
        if act == "see_clinician":
            ana.write("clinician_seen", agreed=True)
        if day == 8:
            ana.write("spasm_reported", pain=9, cannot_straighten=True)
            for _ in range(3):
                ana.wait(hours=20)
                ana.write("spasm_rated", spasm=ana.entries[-1]["id"], pain=4, minute=600)
        elif ana.ask()["sessions"]:
            ana.train(pain=2, peak=4 if day == 5 else 6 if day == 15 else 2)
        if day == 12:
            ana.write("rest_taken")
            rated = next(one for one in ana.entries if one["kind"] == "exercise_rated")
            ana.write("correction", entry=rated["id"], payload=rated["payload"] | {"effort": 8})
        ana.write("walk_done", minutes=8, pain_before=1, pain_peak=5 if day == 3 else 1)
        ana.write("from_a_newer_release", anything=[1, {"two": 3}])
        if day == 18:
            ana.sleep(days=4)
        ana.wake(pain=3 if day == 10 else 2)
    return ana.entries


@many
@given(seed=st.integers(0, 10**6))
def test_order_and_repeats_never_change_today(bundle, eventful, seed):
    chance = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    shuffled = eventful + chance.sample(eventful, k=30)
    chance.shuffle(shuffled)
    now = eventful[-1]["at"]
    assert asked(bundle, shuffled, now=now) == asked(bundle, eventful, now=now)


@many
@given(dropped=st.sets(st.integers(0, 400), min_size=1, max_size=60))
def test_dropping_any_entries_leaves_something_to_do(bundle, eventful, dropped):
    left = [entry for index, entry in enumerate(eventful) if index not in dropped]
    today = asked(bundle, left, now=eventful[-1]["at"])
    assert today["next"]["act"] in ACTS


def test_dropping_each_single_entry_never_raises(bundle, eventful):
    for index in range(0, len(eventful), 3):
        left = eventful[:index] + eventful[index + 1 :]
        assert asked(bundle, left, now=eventful[-1]["at"])["next"]["act"] in ACTS


@many
@given(kept=st.integers(0, 400), hours=st.integers(0, 24 * 60))
def test_every_moment_of_every_beginning_names_something_to_do(bundle, eventful, kept, hours):
    entries = eventful[:kept]
    last = entries[-1]["at"] if entries else START.isoformat()
    now = Person(bundle).now.fromisoformat(last)
    ana = Person(bundle, start=now)
    ana.device.answer(json.dumps({"op": "load", "entries": entries}))
    ana.wait(hours=hours)
    today = ana.ask()
    assert today["next"]["act"] in ACTS
    assert today["next"]["act"] != "start_session" or today["sessions"]


payloads = st.dictionaries(
    st.sampled_from(
        ["answers", "session", "pain", "pain_before", "reach", "seconds", "test", "value", "choice",
         "entry", "payload", "change", "activities", "rounding_arching", "brace_hours", "spasm"]
    ),
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 20) | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    max_size=6,
)  # fmt: skip
KINDS = [
    "screening_answered", "mini_screened", "about_answered", "symptoms_answered", "test_done",
    "self_check_finished", "session_started", "exercise_rated", "session_finished", "pain_rated",
    "morning_checked", "walk_done", "spasm_reported", "spasm_screened", "spasm_rated",
    "lesson_read", "rest_taken", "choice_made", "activities_rated", "change_rated",
    "instrument_answered", "clinician_seen", "correction", "brace_worn",
]  # fmt: skip


@many
@given(st.lists(st.tuples(st.sampled_from(KINDS), payloads), max_size=12))
def test_payloads_that_make_no_sense_stop_nobody(bundle, eventful, odd):
    ana = Person(bundle)
    ana.arrive()
    ana.train()
    ana.wake()
    for kind, payload in odd:
        ana.write(kind, **payload)
        assert ana.ask()["next"]["act"] in ACTS


def test_28_settled_sessions_reach_day_28(bundle):
    entries = full_diary(bundle)
    started = [entry for entry in entries if entry["kind"] == "session_started"]
    days = [entry["payload"]["session"]["day"] for entry in started]
    assert days == list(range(1, 29))
    assert asked(bundle, entries, now=entries[-1]["at"])["next"]["act"] == "final_check"


SERIOUS = [
    (name, value)
    for name in IDS
    for value in (True, "not_sure", "under_48h", "2_days_to_4_weeks", "with_risk",
                  "under_6_weeks", "longer", "worsening")
]  # fmt: skip


def test_no_serious_answer_ever_opens_a_session(bundle):
    """Each such answer alone, before the first day and in the middle of the program."""
    for trained in (0, 3):
        ana = Person(bundle)
        ana.arrive()
        for _ in range(trained):
            ana.train()
            ana.wake()
        for name, value in SERIOUS:
            request = {"op": "screen", "answers": ALL_NO | {name: value}}
            outcome = json.loads(ana.device.answer(json.dumps(request))).get("outcome")
            if outcome in ("EMERGENCY", "URGENT", "CLINICIAN_FIRST"):
                ana.screen(**{name: value})
                today = ana.ask()
                assert today["sessions"] == [], (name, value)
                assert today["lock"]["outcome"] == outcome
                assert today["next"]["act"] == "see_outcome"


participants = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["female", "male", "undisclosed"]),
        "age": st.integers(18, 95),
        "walk_minutes": st.integers(0, 90),
        "symptoms": st.fixed_dictionaries(
            {
                "front_hip_pain": st.integers(0, 10),
                "tight_mornings": st.integers(0, 7),
                "stiff_after_heavy_day": st.integers(0, 3),
                "hard_muscles": st.integers(0, 3),
                "deep_groove": st.integers(0, 3),
                "spasms_3_months": st.integers(0, 90),
                "brace_hours": st.integers(0, 24),
                "medicine_days": st.integers(0, 7),
                "fear_of_movement": st.integers(0, 10),
            }
        ),
        "tests": st.fixed_dictionaries(
            {},
            optional={
                "trunk_flexor_s": st.integers(0, 300),
                "side_bridge_s": st.lists(st.integers(0, 200), min_size=2, max_size=2),
                "plank_s": st.integers(0, 300),
                "leg_loading_level": st.integers(0, 5),
                "single_leg_bridge_s": st.lists(st.integers(0, 200), min_size=2, max_size=2),
                "pelvis_control": st.sampled_from([0, 50, 100]),
                "thomas_deg": st.integers(-40, 40),
            },
        ),
    }
)
outcomes = st.dictionaries(st.integers(1, 28), st.sampled_from(list(DayOutcome)), max_size=20)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=participants, outcomes=outcomes, picked=st.sets(st.integers(0, 15)))
def test_every_plan_has_28_days_and_nothing_removed(program, data, outcomes, picked):
    tags = sorted(program.tags)
    person = parse_participant(
        {**data, "tags": [tags[index] for index in picked]}, tags=program.tags
    )
    made = plan(program, person, outcomes)
    removed = program.removed(person.tags)
    assert [day.session.frame.day for day in made.days] == list(range(1, 29))
    for day in made.days:
        codes = {item.exercise.code for item in day.session.items}
        assert codes
        assert not codes & removed
        assert not codes & {"BK08", "BK09"}
        assert 0 < day.session.volume <= 1
