"""Every cross-check passes the real content, and fails when one thing in it is changed."""

from copy import deepcopy
from pathlib import Path

import pytest

from evenkeel.content.bundle import assemble
from evenkeel.content.checks import evidence, program, references, safety, wording
from evenkeel.content.proof import CHECKS, prove
from evenkeel.content.tree import read_tree

TREE = read_tree(Path(__file__).parents[2] / "content")
CONTENT, _ = assemble(TREE)


def exercise(content, code):
    return next(item for item in content["exercises"].values() if item["code"] == code)


def question(content, name):
    return next(item for item in content["screening"]["questions"] if item["id"] == name)


def answer(content, name, value):
    return next(item for item in question(content, name)["answers"] if item["value"] == value)


def claim(content, name):
    return next(item for item in content["claims"]["claims"] if item["id"] == name)


def lesson(content, day):
    return next(item for item in content["lessons"].values() if item["day"] == day)


def cites(source):
    return {"kind": "paragraph", "runs": [{"kind": "source", "text": source}]}


def source_that_is_not_there(content):
    exercise(content, "AB03")["sources"] = ["NOBODY99"]


def figure_without_a_known_source(content):
    exercise(content, "AB03")["known_figures"][0]["source"] = "NOBODY99"


def citation_that_is_not_listed(content):
    lesson(content, 3)["words"]["en"]["blocks"].append(cites("OWE20"))


def kit_without_a_name(content):
    exercise(content, "AB16")["kit"] = ["trampoline"]


def target_without_a_name(content):
    exercise(content, "AB16")["targets"]["tongue"] = 1.0


def variation_without_a_name(content):
    exercise(content, "AB16")["levels"][0]["variation"] = "on-one-leg"


def swap_for_nothing(content):
    exercise(content, "HF01")["swap_for"] = ["couch-stretch"]


def gate_of_another(content):
    exercise(content, "BK08")["gate"] = "prone-prop"


def tag_that_removes_nothing(content):
    content["screening"]["tags"][0]["removes"].append("AB99")


def spasm_step_of_nothing(content):
    content["spasm"]["steps"][0]["used"].append("BR09")


def slot_of_nothing(content):
    content["program"]["slots"]["C"].append("XX")


def answer_with_an_unknown_tag(content):
    answer(content, "M5", True)["tags"].append("elbow")


def tag_without_a_name(content):
    del content["vocabulary"]["tags"]["bp"]


def test_that_is_not_there(content):
    content["program"]["checks"]["mini_tests"].append("handstand")


test_that_is_not_there.__test__ = False


def question_left_out(content):
    content["screening"]["questions"].remove(question(content, "E4"))


def question_on_two_pages(content):
    content["screening"]["pages"][0]["questions"].append("E2")


def page_too_long(content):
    pages = content["screening"]["pages"]
    pages[0]["questions"] += [name for page in pages[1:7] for name in page["questions"]]
    del pages[1:7]


def symptom_asked_nowhere(content):
    content["symptoms"]["pages"][0]["questions"].pop()


def doubt_that_is_harmless(content):
    answer(content, "E1", "not_sure")["outcome"] = "OK"


def doubt_that_sets_no_tag(content):
    answer(content, "M6", "not_sure")["tags"] = ["wrist"]


def doubt_that_cannot_be_said(content):
    question(content, "U3")["answers"].remove(answer(content, "U3", "not_sure"))


def low_mood_in_doubt_without_the_line(content):
    del answer(content, "Y1", "not_sure")["reason"]


def warning_sign_that_is_modest(content):
    answer(content, "E6", "2_days_to_4_weeks")["outcome"] = "MODIFY"


def emergency_without_advice(content):
    del answer(content, "E1", True)["advice"]


def star_left_out(content):
    content["screening"]["mini"].remove("E3")


def hold_too_long(content):
    exercise(content, "AB14")["levels"][2]["hold_s"] = 31


def load_too_heavy(content):
    exercise(content, "IN08")["levels"][2]["load_kg"] = 9


def stretch_too_much(content):
    exercise(content, "HF02")["levels"][2]["sets"] = 4


def level_left_out(content):
    exercise(content, "AB04")["levels"].pop()


def code_used_twice(content):
    exercise(content, "AB04")["code"] = "AB03"


def ladder_that_falls(content):
    content["program"]["ladders"]["AB_A"].reverse()


def rung_of_nothing(content):
    content["program"]["ladders"]["AB_A"].append("AB99")


def pool_from_a_ladder(content):
    content["program"]["pools"]["BK"].append("GL02")


def bird_dog_let_in(content):
    content["program"]["pools"]["BK"].append("BK08")


def sit_up_in_the_catalog(content):
    content["exercises"]["bent-knee-sit-up"] = deepcopy(exercise(content, "AB06"))


def day_of_no_phase(content):
    content["program"]["phases"][1]["from_day"] = 7


def two_lessons_in_one_day(content):
    lesson(content, 3)["day"] = 4


def number_that_no_rule_knows(content):
    content["program"]["walking"]["stairs_per_day"] = 3


def claim_left_out(content):
    content["claims"]["claims"].remove(claim(content, "C23"))


def claim_without_a_source(content):
    claim(content, "C1")["sources"] = []


def mark_better_than_its_source(content):
    exercise(content, "AB03")["known_figures"][0] |= {"source": "LBD", "mark": "V"}


def answer_without_a_source(content):
    content["answers"]["do-i-need-a-scan"]["sources"] = []


def frightening_english(content):
    lesson(content, 3)["summary"]["en"] = "Your discs are worn out."


def frightening_spanish(content):
    exercise(content, "AB03")["words"]["es"]["cues"][0] = "No uses la zona dañada."


def html_in_a_short_text(content):
    lesson(content, 3)["summary"]["es"] = "Respira <b>ya</b>."


def cue_in_one_language_only(content):
    exercise(content, "AB03")["words"]["es"]["cues"].pop()


def lesson_with_two_titles(content):
    lesson(content, 3)["words"]["es"]["title"] = "Otra cosa"


def blank_in_one_language_only(content):
    content["reasons"]["two-reds"]["en"] += " {slug}"


def name_used_twice(content):
    exercise(content, "AB04")["words"]["en"]["name"] = exercise(content, "AB03")["words"]["en"][
        "name"
    ]


CASES = [
    (references.sources_exist, source_that_is_not_there, "hook-lying-march"),
    (references.sources_exist, figure_without_a_known_source, "known_figures"),
    (references.cited_sources_are_listed, citation_that_is_not_listed, "'OWE20'"),
    (references.vocabulary_is_complete, kit_without_a_name, "trampoline"),
    (references.vocabulary_is_complete, target_without_a_name, "tongue"),
    (references.vocabulary_is_complete, variation_without_a_name, "on-one-leg"),
    (references.swaps_exist, swap_for_nothing, "couch-stretch"),
    (references.swaps_exist, gate_of_another, "bird-dog"),
    (references.codes_exist, tag_that_removes_nothing, "AB99"),
    (references.codes_exist, spasm_step_of_nothing, "BR09"),
    (references.slots_exist, slot_of_nothing, "slots.C"),
    (references.tags_exist, answer_with_an_unknown_tag, "elbow"),
    (references.tags_exist, tag_without_a_name, "bp"),
    (references.tests_exist, test_that_is_not_there, "handstand"),
    (safety.all_questions_are_there, question_left_out, "E4"),
    (safety.pages_cover_every_question_once, question_on_two_pages, "E2"),
    (safety.pages_cover_every_question_once, page_too_long, "6 questions"),
    (safety.symptom_pages_cover_every_question_once, symptom_asked_nowhere, "asked once"),
    (safety.doubt_counts, doubt_that_is_harmless, "EMERGENCY"),
    (safety.doubt_counts, doubt_that_sets_no_tag, "M6"),
    (safety.doubt_counts, doubt_that_cannot_be_said, "U3"),
    (safety.doubt_counts, low_mood_in_doubt_without_the_line, "crisis line"),
    (safety.only_no_is_harmless, warning_sign_that_is_modest, "URGENT"),
    (safety.only_no_is_harmless, emergency_without_advice, "advice"),
    (safety.mini_screen_is_asked, star_left_out, "mini"),
    (program.doses_within_limits, hold_too_long, "30 at most"),
    (program.doses_within_limits, load_too_heavy, "load_kg"),
    (program.stretches_stay_light, stretch_too_much, "not 120"),
    (program.every_exercise_has_its_levels, level_left_out, "3, not 2"),
    (program.codes_are_unique, code_used_twice, "AB03"),
    (program.ladders_climb, ladder_that_falls, "easy to hard"),
    (program.ladders_climb, rung_of_nothing, "AB99"),
    (program.pools_hold_what_exists, pool_from_a_ladder, "GL02"),
    (program.gated_and_excluded_are_never_scheduled, bird_dog_let_in, "bird-dog"),
    (program.gated_and_excluded_are_never_scheduled, sit_up_in_the_catalog, "bent-knee-sit-up"),
    (program.days_add_up, day_of_no_phase, "phases"),
    (program.days_add_up, two_lessons_in_one_day, "day 3"),
    (program.the_rules_can_read_it, number_that_no_rule_knows, "stairs_per_day"),
    (evidence.all_claims_are_there, claim_left_out, "C1 to C42"),
    (evidence.claims_have_sources, claim_without_a_source, "C1"),
    (evidence.marks_are_honest, mark_better_than_its_source, "LBD"),
    (evidence.pages_have_sources, answer_without_a_source, "do-i-need-a-scan"),
    (wording.nothing_frightens, frightening_english, "worn out"),
    (wording.nothing_frightens, frightening_spanish, "dañada"),
    (wording.no_html, html_in_a_short_text, "summary.es"),
    (wording.languages_match, cue_in_one_language_only, "cues"),
    (wording.titles_match, lesson_with_two_titles, "title"),
    (wording.placeholders_match, blank_in_one_language_only, "two-reds"),
    (wording.names_are_different, name_used_twice, "heel-slide"),
]


def test_the_content_is_right():
    assert [str(problem) for problem in prove(TREE)] == []


@pytest.mark.parametrize(
    ("check", "change", "named"), CASES, ids=[change.__name__ for _, change, _ in CASES]
)
def test_one_change_is_found_and_named(check, change, named):
    content = deepcopy(CONTENT)
    change(content)
    found = [str(problem) for problem in check(content)]
    assert any(named in line for line in found), found


def test_every_check_is_seen_to_fail():
    assert {check for check, _, _ in CASES} == set(CHECKS)


def test_a_published_slug_stays():
    published = "AB06 curl-up\nAB07 crunch\n"
    content = {"exercises": {"curl-up": {"code": "AB60"}, "side-crunch": {"code": "AB07"}}}
    lines = [str(problem) for problem in evidence.slugs_are_permanent(content, published)]
    assert len(lines) == 3
    assert lines[0] == "exercises/curl-up/exercise.toml: code: AB06, as published"
