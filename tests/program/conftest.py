"""The real program, from the real content."""

import pytest
from tests.program.diaries import Person

from evenkeel.cli.program import bundle_text as make_bundle_text
from evenkeel.cli.program import read_program
from evenkeel.program import Program


@pytest.fixture(scope="session")
def bundle_text() -> str:
    return make_bundle_text()


@pytest.fixture(scope="session")
def program() -> Program:
    return read_program()


@pytest.fixture
def ana(bundle_text: str) -> Person:
    """Ana, on the morning she first opens the app."""
    return Person(bundle_text)
