"""`evenkeel plan`, `screen` and `today`: what they print, and one line for what is wrong."""

import json
from pathlib import Path

import pytest
from tests.program.diaries import ALL_NO, SYMPTOMS, Person

from evenkeel.cli.main import main
from evenkeel.cli.program import rules_content

CASES = json.loads((Path(__file__).parents[1] / "cases" / "plan.json").read_text())
INPUT = {"sex": "female", "age": 34, "walk_minutes": 10, "tags": [], "symptoms": SYMPTOMS}


@pytest.fixture
def file(tmp_path):
    """Write a value as JSON, or a text as it is, and return the path."""

    def write(value):
        path = tmp_path / "input.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value))
        return str(path)

    return write


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"][:13])
def test_plan_prints_the_case(case, file, capsys):
    assert main(["plan", file(case["input"]), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["profile"] == case["expected"]["profile"]
    for day, expected in zip(printed["days"], case["expected"]["days"], strict=True):
        assert all(exercise.pop("slug") for exercise in day["exercises"])
        assert day == expected


def test_plan_reads_as_a_table_of_28_days(file, capsys):
    assert main(["plan", file(INPUT)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.lstrip()[:1].isdigit() for line in lines) == 28
    assert "glutes       not tested" in lines


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"sex": "x"}, "sex: expected one of female, male, undisclosed"),
        ({"age": -1}, "age: expected a number from 0 to 120"),
        ({"age": "34"}, "age: expected a number from 0 to 120"),
        ({"age": True}, "age: expected a number from 0 to 120"),
        ({"tags": ["spine"]}, "tags: expected a list of some of"),
        ({"tags": "bp"}, "tags: expected a list of some of"),
        ({"tests": {"plank": 3}}, "tests.plank: expected no such field; known are"),
        ({"tests": {"plank_s": -3}}, "tests.plank_s: expected a number from 0 to 3600"),
        ({"tests": {"side_bridge_s": [3]}}, "tests.side_bridge_s: expected two numbers"),
        ({"tests": {"leg_loading_level": 2.5}}, "tests.leg_loading_level: expected a whole"),
        ({"tests": {"pelvis_control": 70}}, "tests.pelvis_control: expected 0, 50 or 100"),
        ({"tests": [1]}, "tests: expected a table"),
        ({"symptoms": None}, "symptoms: expected a table"),
        ({"symptoms": SYMPTOMS | {"tight_mornings": 8}}, "symptoms.tight_mornings: expected"),
        ({"symptoms": {}}, "symptoms.front_hip_pain: expected"),
        ({"outcomes": {"29": "green"}}, "outcomes.29: expected a day from 1 to 28"),
        ({"outcomes": {"3": "pink"}}, "outcomes.3: expected green, amber, red or spasm"),
        ({"name": "Ana"}, "name: expected no such field"),
    ],
)
def test_plan_names_the_field_and_what_was_expected(changed, message, file, capsys):
    path = file(INPUT | changed)
    assert main(["plan", path]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"evenkeel: {path}: {message}")
    assert error.count("\n") == 1


@pytest.mark.parametrize("text", ["", "[]", "{", "nonsense", '{"age": NaN}', '"text"', "\x00"])
def test_what_is_not_a_json_object_is_refused_in_one_line(text, file, capsys):
    for command in ("plan", "screen"):
        assert main([command, file(text)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_screen_prints_outcome_tags_and_reasons(file, capsys):
    assert main(["screen", file({"answers": ALL_NO | {"E1": True, "M6": ["knee"]}}), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == {"outcome": "EMERGENCY", "tags": ["knee"], "reasons": ["E1"]}


def test_screen_never_takes_a_missing_answer_for_a_no(file, capsys):
    answers = {name: value for name, value in ALL_NO.items() if name != "K5"}
    assert main(["screen", file({"answers": answers})]) == 2
    assert "answers.K5: expected an answer" in capsys.readouterr().err


def test_today_says_what_to_do(tmp_path, capsys):
    ana = Person(json.dumps(rules_content()))
    ana.arrive()
    path = tmp_path / "diary.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in ana.entries))
    assert main(["today", str(path), "--at", "2026-03-02T08:00+00:00"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Day 1 is ready.\n")
    assert "single-knee-to-chest (level 1)" in printed


def test_today_names_the_line_that_is_wrong(tmp_path, capsys):
    path = tmp_path / "diary.jsonl"
    path.write_text('{"id": "1"}\n')
    assert main(["today", str(path), "--at", "2026-03-02T08:00Z"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"evenkeel: {path}: entry 1: ")
    path.write_text("{}\nnot json\n")
    assert main(["today", str(path), "--at", "2026-03-02T08:00Z"]) == 2
    assert "line 2: expected JSON" in capsys.readouterr().err


@pytest.mark.parametrize("at", ["soon", "2026-03-02", "2026-03-02T08:00", "0001-01-01T00:00Z"])
def test_today_wants_a_time_with_its_offset(at, tmp_path, capsys):
    path = tmp_path / "diary.jsonl"
    path.write_text("")
    assert main(["today", str(path), "--at", at]) == 2
    assert "--at: expected a time with its offset" in capsys.readouterr().err
