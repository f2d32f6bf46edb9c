"""Each schema is seen to fail: `content/schema/bad/<schema>/<what is wrong>.toml`."""

import tomllib
from pathlib import Path

import pytest

from evenkeel.content.schemas import Schemas, schema_of

SCHEMA = Path(__file__).parents[2] / "content" / "schema"
BAD = sorted((SCHEMA / "bad").glob("*/*.toml"))
SCHEMAS = Schemas(SCHEMA)
EXPECTED_AT = "# expected at: "


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_refuses(path):
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first.startswith(EXPECTED_AT)
    found = SCHEMAS.problems(tomllib.loads(text), schema=path.parent.name, file=path.name)
    assert first.removeprefix(EXPECTED_AT) in {problem.field for problem in found}


def test_every_schema_has_an_example_that_must_fail():
    assert {path.parent.name for path in BAD} == set(SCHEMAS.names)


def test_nothing_unforeseen_is_allowed_anywhere():
    for path in SCHEMA.glob("*.schema.json"):
        text = path.read_text(encoding="utf-8")
        assert text.count('"type": "object"') == text.count('"additionalProperties": false'), path


def test_every_file_has_its_own_schema():
    assert schema_of("answers/do-i-need-a-scan/answer.toml") == "answer"
    assert schema_of("instruments/pain.toml") == "instrument"
    assert schema_of("self_check.toml") == "self_check"
