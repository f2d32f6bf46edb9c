"""docs/diary.md, its schema and the app's types say the same."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.program.diaries import full_diary

from evenkeel.cli.program import rules_content

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "diary.md").read_text()
SCHEMA = json.loads((ROOT / "docs" / "diary.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)\n```", PAGE, re.DOTALL)]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry["kind"])
def test_every_example_is_valid(entry):
    assert [error.message for error in VALIDATOR.iter_errors(entry)] == []


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry["kind"])
def test_a_payload_with_a_strange_field_is_not(entry):
    assert not VALIDATOR.is_valid(entry | {"payload": entry["payload"] | {"strange": 1}})


def test_each_kind_has_its_heading_its_example_its_schema_and_its_type():
    headings = re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)
    in_schema = [one["if"]["properties"]["kind"]["const"] for one in SCHEMA["allOf"]]
    types = (ROOT / "app" / "src" / "diary" / "entry.ts").read_text()
    body = types[types.index("export interface Payloads") :]
    typed = re.findall(r"^  (\w+): ", body, re.MULTILINE)
    assert [entry["kind"] for entry in EXAMPLES] == headings
    assert in_schema == headings
    assert sorted(typed) == sorted(headings)


def test_an_entry_of_a_kind_to_come_is_valid():
    assert VALIDATOR.is_valid(EXAMPLES[0] | {"kind": "heart_beat", "payload": {"any": 1}})


def test_what_a_person_writes_in_two_days_is_valid():
    for entry in full_diary(json.dumps(rules_content()), days=2):
        assert [error.message for error in VALIDATOR.iter_errors(entry)] == []
