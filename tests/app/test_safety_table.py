"""The page's look-up of single answers says what the rules say."""

import json

import pytest
from tests.program.diaries import ALL_NO

from evenkeel.cli.program import read_program, rules_content
from evenkeel.program import screen

QUESTIONS = rules_content()["screening"]["questions"]
SINGLE = [(question["id"], answer) for question in QUESTIONS for answer in question["answers"]]


@pytest.mark.parametrize(
    ("name", "answer"), SINGLE, ids=[f"{name}-{answer['value']}" for name, answer in SINGLE]
)
def test_the_outcome_in_the_table_is_that_of_the_rules(name, answer):
    many = name == "M6" and answer["value"] != "not_sure"
    value = [answer["value"]] if many else answer["value"]
    screening = screen(ALL_NO | {name: value}, read_program().screening)
    assert screening.outcome.name == answer["outcome"]
    assert list(screening.tags) == sorted(answer.get("tags", []))


def test_the_table_travels_to_the_phone_unchanged(built):
    files = list((built / "src/evenkeel/server/site/assets").glob("bundle-*.json"))
    assert len(files) == 1
    shipped = json.loads(files[0].read_text())["screening"]["questions"]
    assert shipped == json.loads(json.dumps(QUESTIONS))
