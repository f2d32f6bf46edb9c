"""The bundle: the same files give the same bytes, and wrong files give no bundle."""

import json
import shutil
from pathlib import Path

import pytest

from evenkeel.cli.main import main
from evenkeel.content.bundle import bundle, serialized
from evenkeel.content.problem import ContentError
from evenkeel.content.tree import read_tree

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def built():
    return bundle(read_tree(CONTENT), version="1.2.3")


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_toml_is_passed_through_as_it_is(built):
    tree = read_tree(CONTENT)
    assert built["program"] == tree.table("program")
    assert built["instruments"]["pain"] == tree.instruments()["pain"]
    exercise = built["exercises"]["curl-up"]
    facts = tree.collection("exercises")["curl-up"]
    assert {key: exercise[key] for key in facts} == facts


def test_what_the_app_needs_is_added(built):
    assert built["schema"] == 1
    version, _, digest = built["release"].partition("+")
    assert (version, len(digest)) == ("1.2.3", 12)
    exercise = built["exercises"]["curl-up"]
    assert exercise["slug"] == "curl-up"
    assert [figure["name"] for figure in exercise["figures"]] == ["A", "B"]
    assert set(exercise["words"]) == {"en", "es"}
    assert built["lessons"]["your-flare-plan"]["words"]["es"]["blocks"]
    assert built["answers"]["do-i-need-a-scan"]["words"]["en"]["title"] == "Do I need a scan?"


def test_the_same_content_gives_the_same_bytes(built):
    again = bundle(read_tree(CONTENT), version="1.2.3")
    assert serialized(again) == serialized(built)
    assert json.loads(serialized(built)) == built


def test_one_changed_word_is_another_release(built, copy):
    words = copy / "lessons" / "your-flare-plan" / "en.md"
    words.write_text(words.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    assert bundle(read_tree(copy), version="1.2.3")["release"] != built["release"]


def test_a_wrong_page_gives_no_bundle(copy):
    (copy / "answers" / "do-i-need-a-scan" / "es.md").write_text("# No\n\n<b>no</b>\n", "utf-8")
    with pytest.raises(ContentError) as raised:
        bundle(read_tree(copy), version="1.2.3")
    assert str(raised.value) == "answers/do-i-need-a-scan/es.md: line 3: no HTML"


def test_a_pose_that_no_joint_allows_gives_no_bundle(copy):
    motion = copy / "exercises" / "curl-up" / "motion.toml"
    motion.write_text(motion.read_text("utf-8").replace("[0, 95]", "[0, 160]"), "utf-8")
    with pytest.raises(ContentError, match=r"curl-up/motion.toml: poses.A.knee_deg: from 0 to 145"):
        bundle(read_tree(copy), version="1.2.3")


def test_build_writes_the_bundle(tmp_path, capsys):
    out = tmp_path / "made" / "bundle.json"
    assert main(["content", "build", "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["schema"] == 1
    assert capsys.readouterr().out == ""


def test_check_is_content_with_the_content(capsys):
    assert main(["content", "check"]) == 0
    assert "56 exercises" in capsys.readouterr().out


def test_check_names_every_mistake_at_once(copy, capsys):
    (copy / "answers" / "do-i-need-a-scan" / "es.md").unlink()
    excluded = copy / "excluded.toml"
    excluded.write_text(excluded.read_text("utf-8").replace("figures", "figure", 1), "utf-8")
    (copy / "brace.toml").write_text("steps = [", "utf-8")
    assert main(["content", "check", "--content", str(copy)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "answers/do-i-need-a-scan/es.md: file: this file"
    assert lines[1].startswith("brace.toml: file: readable TOML")
    assert any(line.startswith("excluded.toml: excluded.superman: ") for line in lines)
    assert lines[-1] == f"{len(lines) - 1} mistakes in {copy}"


def test_a_folder_that_is_not_there_is_a_bad_call(tmp_path, capsys):
    assert main(["content", "check", "--content", str(tmp_path / "nowhere")]) == 2
    assert "no such content folder" in capsys.readouterr().err
