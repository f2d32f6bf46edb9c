"""All the checks that a set of content files must pass, run together."""

from collections.abc import Callable, Iterator

from evenkeel.content.bundle import Bundle, assemble
from evenkeel.content.checks import evidence, program, references, safety, wording
from evenkeel.content.problem import Problem
from evenkeel.content.schemas import schema_problems
from evenkeel.content.tree import Tree

Check = Callable[[Bundle], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.sources_exist,
    references.cited_sources_are_listed,
    references.vocabulary_is_complete,
    references.swaps_exist,
    references.codes_exist,
    references.slots_exist,
    references.tags_exist,
    references.tests_exist,
    safety.all_questions_are_there,
    safety.pages_cover_every_question_once,
    safety.symptom_pages_cover_every_question_once,
    safety.doubt_counts,
    safety.only_no_is_harmless,
    safety.mini_screen_is_asked,
    program.doses_within_limits,
    program.stretches_stay_light,
    program.every_exercise_has_its_levels,
    program.codes_are_unique,
    program.ladders_climb,
    program.pools_hold_what_exists,
    program.gated_and_excluded_are_never_scheduled,
    program.days_add_up,
    program.the_rules_can_read_it,
    evidence.all_claims_are_there,
    evidence.claims_have_sources,
    evidence.marks_are_honest,
    evidence.pages_have_sources,
    wording.nothing_frightens,
    wording.no_html,
    wording.languages_match,
    wording.titles_match,
    wording.placeholders_match,
    wording.names_are_different,
)
PUBLISHED = "slugs.txt"


def prove(tree: Tree) -> list[Problem]:
    """Return every problem of the content, in file order; none means that it may be published.

    Cross-checks read fields without asking whether they are there, so they run
    only once every file has the shape its schema wants.
    """
    content, problems = assemble(tree)
    problems += schema_problems(tree)
    if problems:
        return sorted(set(problems))
    for check in CHECKS:
        problems += check(content)
    published = (tree.root / PUBLISHED).read_text(encoding="utf-8")
    problems += evidence.slugs_are_permanent(content, published)
    return sorted(set(problems))
