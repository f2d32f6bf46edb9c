"""The files that docs/commands.md shows are files the commands take."""

import re
from pathlib import Path

import pytest

from evenkeel.cli.main import main

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
SECTIONS = re.findall(r"^## evenkeel (\w+)\n(.*?)(?=^## )", PAGE.read_text("utf-8"), re.M | re.S)
SHOWN = {name: re.findall(r"```json\n(.*?)```", text, re.S) for name, text in SECTIONS}


@pytest.mark.parametrize(
    ("command", "first_line"), [("screen", "outcome  URGENT"), ("plan", "abdominals   37 ± 15")]
)
def test_the_file_on_the_page_is_taken(command, first_line, tmp_path, capsys):
    (text,) = SHOWN[command]
    shown = tmp_path / "shown.json"
    shown.write_text(text, "utf-8")
    assert main([command, str(shown)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == first_line


def test_a_diary_without_an_entry_begins_with_the_safety_check(tmp_path, capsys):
    diary = tmp_path / "diary.jsonl"
    diary.write_text("", "utf-8")
    assert main(["today", str(diary), "--at", "2026-11-22T08:30+01:00"]) == 0
    assert "safety check" in capsys.readouterr().out
