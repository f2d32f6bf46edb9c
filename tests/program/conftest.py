"""The real program, from the real content."""

import json

import pytest
from tests.program.diaries import Person

from evenkeel.cli.program import read_program, rules_content
from evenkeel.program import Program


@pytest.fixture(scope="session")
def bundle_text() -> str:
    return json.dumps(rules_content())


@pytest.fixture(scope="session")
def program() -> Program:
    return read_program()


@pytest.fixture
def ana(bundle_text: str) -> Person:
    """Ana, on the morning she first opens the app."""
    return Person(bundle_text)
