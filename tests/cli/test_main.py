"""The command line's promises that hold for every command."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from evenkeel.cli import main as command_line
from evenkeel.cli.bad_input import BadInput


def pretend_command(monkeypatch: pytest.MonkeyPatch, run) -> None:
    """Put one command in the table, whose `run` is given."""
    module = SimpleNamespace(add_arguments=lambda parser: None, run=run)
    monkeypatch.setattr(command_line, "COMMANDS", {"try": ("tried", "a command to try")})
    monkeypatch.setattr(command_line, "import_module", {"tried": module}.__getitem__)


def raising(trouble: BaseException):
    def run(arguments):
        raise trouble

    return run


def test_bad_input_is_one_line_and_status_2(monkeypatch, capsys):
    pretend_command(monkeypatch, raising(BadInput("weight_kg: -3 is below 0")))
    assert command_line.main(["try"]) == 2
    assert capsys.readouterr().err == "evenkeel: weight_kg: -3 is below 0\n"


def test_a_missing_file_is_one_line_and_status_2(monkeypatch, capsys, tmp_path):
    pretend_command(monkeypatch, lambda arguments: (tmp_path / "diary.json").read_text())
    assert command_line.main(["try"]) == 2
    assert capsys.readouterr().err.endswith("diary.json: No such file or directory\n")


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch):
    pretend_command(monkeypatch, raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        command_line.main(["try"])


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    pretend_command(monkeypatch, raising(KeyboardInterrupt()))
    assert command_line.main(["try"]) == 130
    assert capsys.readouterr().err == ""


def test_the_status_is_the_commands_own(monkeypatch):
    pretend_command(monkeypatch, lambda arguments: 7)
    assert command_line.main(["try"]) == 7


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_no_command_or_an_unknown_one_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line.main(arguments)
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line.main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: evenkeel {name}" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_trouble(monkeypatch, capfd):
    """As in `evenkeel plan ... | head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        pretend_command(monkeypatch, lambda arguments: sys.stdout.write("28 days") * 0)
        assert command_line.main(["try"]) == 0
    assert capfd.readouterr().err == ""


def test_without_the_server_extra_every_other_command_is_there(tmp_path):
    (tmp_path / "django.py").write_text("raise ImportError('not installed')\n", "utf-8")
    (tmp_path / "granian.py").write_text("raise ImportError('not installed')\n", "utf-8")
    for name in command_line.COMMANDS:
        result = subprocess.run(
            [sys.executable, "-m", "evenkeel", name, *([] if name == "up" else ["--help"])],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == (2 if name == "up" else 0), result.stderr
        if name == "up":
            assert "pip install 'evenkeel[server]'" in result.stderr
