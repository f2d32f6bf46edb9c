"""Screening: may this person start, and if not, whom should they see first?

The outcome of each single answer is data (content/screening.toml), so that the
page can show an emergency on the tap without these rules. This module only says
what all the answers say together: the most severe one wins, nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from evenkeel.program.definition import Answer, Question, ScreeningRules
from evenkeel.program.fields import InvalidField

NOT_SURE = "not_sure"


class Outcome(IntEnum):
    """What to do next. Ordered: the most severe wins."""

    OK = 0
    MODIFY = 1
    CLINICIAN_FIRST = 2
    URGENT = 3
    EMERGENCY = 4

    @property
    def may_train(self) -> bool:
        """True when a session may be offered at all."""
        return self <= Outcome.MODIFY


@dataclass(frozen=True, slots=True)
class Screening:
    """The outcome, the tags that filter the plan, and why."""

    outcome: Outcome
    tags: tuple[str, ...]  # sorted
    reasons: tuple[str, ...]  # ids that set the outcome in question order, then "crisis_line"


def screen(answers: Mapping[str, object], rules: ScreeningRules) -> Screening:
    """Say what a whole safety check leads to.

    Every one of the questions must be answered: a missing or unknown id, or a
    value the question does not have, raises InvalidField and is never a no.
    Tags are returned whatever the outcome.
    """
    return _judge(answers, rules.questions)


def mini_screen(answers: Mapping[str, object], rules: ScreeningRules) -> Screening:
    """Say what the six questions before a session lead to; all six are required."""
    return _judge(answers, [question for question in rules.questions if question.id in rules.mini])


def spasm_screen(answers: Mapping[str, object], rules: ScreeningRules) -> Screening:
    """Say what the questions of the spasm guide lead to, over those that were asked.

    In a spasm any answer but a no is an emergency, whatever it is on a quiet day.
    """
    found = _judge(answers, [question for question in rules.questions if question.id in answers])
    return replace(found, outcome=Outcome.EMERGENCY) if found.outcome > Outcome.OK else found


def partial_screen(answers: Mapping[str, object], rules: ScreeningRules) -> Screening:
    """Say what the answers that can be read lead to, when a check was broken off.

    An emergency ends a check on the tap, so its entry holds no later answers. It
    must count all the same; whether it may lift anything is the caller's question.
    """
    readable = {}
    for question in rules.questions:
        try:
            _chosen(answers, question)
        except InvalidField:
            continue
        readable[question.id] = answers[question.id]
    return _judge(readable, [question for question in rules.questions if question.id in readable])


def _judge(answers: Mapping[str, object], questions: Sequence[Question]) -> Screening:
    chosen = {question.id: _chosen(answers, question) for question in questions}
    for name in answers:
        if name not in chosen:
            raise InvalidField(f"answers.{name}", "no such question; see content/screening.toml")
    given = [(name, answer) for name, several in chosen.items() for answer in several]
    outcome = max((Outcome[answer.outcome] for _, answer in given), default=Outcome.OK)
    reasons: dict[str, None] = dict.fromkeys(
        name
        for name, answer in given
        if outcome > Outcome.OK and Outcome[answer.outcome] == outcome
    )
    reasons |= dict.fromkeys(answer.reason for _, answer in given if answer.reason)
    tags = {tag for _, answer in given for tag in answer.tags}
    return Screening(outcome, tuple(sorted(tags)), tuple(reasons))


def _chosen(answers: Mapping[str, object], question: Question) -> list[Answer]:
    if question.id not in answers:
        raise InvalidField(f"answers.{question.id}", "an answer; a missing one is never a no")
    value = answers[question.id]
    if question.many and value != NOT_SURE:
        if not isinstance(value, list | tuple):
            raise InvalidField(f"answers.{question.id}", _expected(question))
        return [_answer(question, item) for item in value]
    return [_answer(question, value)]


def _answer(question: Question, value: object) -> Answer:
    for answer in question.answers:
        # 1 == True in Python, and a 1 is not an answer
        if type(answer.value) is type(value) and answer.value == value:
            return answer
    raise InvalidField(f"answers.{question.id}", _expected(question))


def _expected(question: Question) -> str:
    values = [
        str(answer.value).lower() if isinstance(answer.value, bool) else f'"{answer.value}"'
        for answer in question.answers
    ]
    some_of = "a list of some of " if question.many else ""
    return some_of + ", ".join(values)
