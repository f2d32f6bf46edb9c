"""The safety check asks everything, once, and doubt never passes as a no."""

from collections import Counter
from collections.abc import Iterator

from evenkeel.content.checks.walk import Bundle
from evenkeel.content.problem import Problem

FILE = "screening.toml"
GROUPS = {"E": 11, "U": 6, "K": 7, "M": 10, "Y": 1}
QUESTIONS = tuple(f"{group}{n}" for group, size in GROUPS.items() for n in range(1, size + 1))
NOT_SURE = {
    "E": "EMERGENCY",
    "U": "CLINICIAN_FIRST",
    "K": "CLINICIAN_FIRST",
    "M": "MODIFY",
    "Y": "OK",
}
SEVERITY = ("OK", "MODIFY", "CLINICIAN_FIRST", "URGENT", "EMERGENCY")
MOST_ON_A_PAGE = 6


def all_questions_are_there(content: Bundle) -> Iterator[Problem]:
    """The 35 questions of the specification, each once."""
    found = Counter(question["id"] for question in content["screening"]["questions"])
    for question in QUESTIONS:
        if found[question] != 1:
            yield Problem(FILE, f"questions.{question}", f"exactly once, not {found[question]}")
    for question in found.keys() - set(QUESTIONS):
        yield Problem(FILE, f"questions.{question}", "one of the 35 ids")


def pages_cover_every_question_once(content: Bundle) -> Iterator[Problem]:
    """Each question is on one page, and no page asks more than six."""
    pages = content["screening"]["pages"]
    shown = Counter(question for page in pages for question in page["questions"])
    for question in QUESTIONS:
        if shown[question] != 1:
            yield Problem(FILE, "pages", f"{question} on exactly one page, not {shown[question]}")
    for page in pages:
        if len(page["questions"]) > MOST_ON_A_PAGE:
            yield Problem(FILE, f"pages.{page['id']}", f"{MOST_ON_A_PAGE} questions at most")


def symptom_pages_cover_every_question_once(content: Bundle) -> Iterator[Problem]:
    """The same for the symptom questions; only the safety check caps a page."""
    symptoms = content["symptoms"]
    shown = Counter(question for page in symptoms["pages"] for question in page["questions"])
    for question in {item["id"] for item in symptoms["questions"]} | set(shown):
        asked = sum(item["id"] == question for item in symptoms["questions"])
        if (shown[question], asked) != (1, 1):
            yield Problem("symptoms.toml", f"questions.{question}", "asked once, on one page")


def doubt_counts(content: Bundle) -> Iterator[Problem]:
    """`not_sure` can be answered everywhere, and leads where the specification says."""
    for question in content["screening"]["questions"]:
        group = question["id"][0]
        unsure = [answer for answer in question["answers"] if answer["value"] == "not_sure"]
        field = f"questions.{question['id']}.answers.not_sure"
        if len(unsure) != 1:
            yield Problem(FILE, field, "one such answer")
            continue
        if unsure[0]["outcome"] != NOT_SURE.get(group):
            yield Problem(FILE, field, f"outcome {NOT_SURE.get(group)}")
        tags = {tag for answer in question["answers"] for tag in answer["tags"]}
        if tags - set(unsure[0]["tags"]):
            yield Problem(FILE, field, "every tag that another answer sets")
        if group == "Y" and unsure[0].get("reason") != "crisis_line":
            yield Problem(FILE, field, "the crisis line, as for yes")


def only_no_is_harmless(content: Bundle) -> Iterator[Problem]:
    """A yes to a warning sign is at least as severe as its group says, and says what to do."""
    least = {"E": "URGENT", "U": "URGENT", "K": "MODIFY", "M": "MODIFY"}
    for question in content["screening"]["questions"]:
        for answer in question["answers"]:
            field = f"questions.{question['id']}.answers.{answer['value']}"
            if answer["value"] in (False, "no"):
                if answer["outcome"] != "OK" or answer["tags"]:
                    yield Problem(FILE, field, "outcome OK and no tags")
                continue
            floor = "CLINICIAN_FIRST" if answer["value"] == "not_sure" else "EMERGENCY"
            wanted = min(least.get(question["id"][0], "OK"), floor, key=SEVERITY.index)
            if SEVERITY.index(answer["outcome"]) < SEVERITY.index(wanted):
                yield Problem(FILE, field, f"at least {wanted}")
            if answer["outcome"] in SEVERITY[2:] and "advice" not in answer:
                yield Problem(FILE, field, "advice: what the person does now")


def mini_screen_is_asked(content: Bundle) -> Iterator[Problem]:
    """The six starred questions before every session, and the spasm screen, are emergencies."""
    starred = ["E1", "E2", "E3", "E5", "E7", "E9"]
    if content["screening"]["mini"] != starred:
        yield Problem(FILE, "mini", ", ".join(starred))
    spasm = ["E1", "E2", "E3", "E4", "E5", "E7", "E8", "E9"]
    if content["spasm"]["warning_questions"] != spasm:
        yield Problem("spasm.toml", "warning_questions", ", ".join(spasm))
