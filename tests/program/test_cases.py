"""The worked participants of the specification, day by day and number by number."""

import json
from pathlib import Path

import pytest

from evenkeel.program import parse_participant, plan
from evenkeel.program.answer import case_fields
from evenkeel.program.plan import parse_outcomes

CASES = json.loads((Path(__file__).parents[1] / "cases" / "plan.json").read_text())


def worked(program, case):
    data = case["input"]
    person = parse_participant(data, tags=program.tags)
    outcomes = parse_outcomes(data.get("outcomes", {}), last_day=28)
    return case_fields(plan(program, person, outcomes))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"][:13])
def test_the_profile_is_that_of_the_case(program, case):
    assert worked(program, case)["profile"] == case["expected"]["profile"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"][:13])
def test_every_day_is_that_of_the_case(program, case):
    days = worked(program, case)["days"]
    for day in days:
        for exercise in day["exercises"]:
            del exercise["slug"]
    assert days == case["expected"]["days"]
