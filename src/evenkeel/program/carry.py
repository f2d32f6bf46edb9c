"""What was done carried over to today: the course as the diary leaves it.

The last session that counts holds the course it started from; what it, later
sessions and spasms have changed since is applied here, once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evenkeel.program.course import Course, after_spasm, start
from evenkeel.program.history import SessionRecord
from evenkeel.program.ladder import Climb, Result, lower_of
from evenkeel.program.light import Light
from evenkeel.program.participant import Participant
from evenkeel.program.profile import Profile
from evenkeel.program.progress import after_red, progress
from evenkeel.program.situation import Situation
from evenkeel.program.spasm import Spasm


def course_now(situation: Situation, person: Participant, profile: Profile) -> Course:
    """Return the course after all that was done, read from the last session that counts.

    A session that was broken off can hold a ladder or lower it, never lift it.
    Every date with a spasm that the last session did not know of lowers them.
    """
    program, history = situation.program, situation.history
    done = history.done
    if done:
        course = _with_news(situation, after_session(situation, done[-1]))
        left_off = [one for one in history.sessions if one.at > done[-1].at]
    else:
        course = start(program, person, profile, program.removed(person.tags))
        left_off = list(history.sessions)
    for record in left_off:
        course = _lowered(situation, course, record, record.results(program.progression))
        if record.light is Light.RED:
            course = after_red(course)
    if any(not done or rest > done[-1].day for rest in situation.clock.rests):
        course = replace(course, light_next=False)
    for spasm in _news(situation.spasms, known=course.spasm, done=done):
        course = after_spasm(program, course, spasm=spasm)
    newest = history.sessions[-1].id if history.sessions else None
    return replace(course, session=newest)


def _with_news(situation: Situation, course: Course) -> Course:
    """Apply what the last session that counts did not know of, where it lowers a ladder.

    That is a morning that was checked after it had started, and a session that
    another phone had not told of: the course went on from before both.
    """
    sessions, last = situation.history.sessions, situation.history.done[-1]
    rules = situation.program.progression
    ids = [record.id for record in sessions]
    known = last.stored.course.session
    seen = ids.index(known) if known in ids else -1 if known is None else len(ids)
    for index, record in enumerate(sessions[: ids.index(last.id)]):
        results, light = record.results(rules), record.light
        if index <= seen:
            if record.morning is None or record.morning.entry.at <= last.at:
                continue
            before = record.results(rules, morning=False)
            results = {name: one for name, one in results.items() if one is not before[name]}
            light = record.after
        course = _lowered(situation, course, record, results)
        if light is Light.RED:
            course = after_red(course)
    return course


def _lowered(
    situation: Situation, course: Course, record: SessionRecord, results: Mapping[str, Result]
) -> Course:
    bad = {name: result for name, result in results.items() if result in (Result.AMBER, Result.RED)}
    return progress(situation.program, course, record.stored.uses, bad, removed=course.removed)


def _news(
    spasms: Sequence[Spasm], *, known: str | None, done: Sequence[SessionRecord]
) -> list[str]:
    """Return the last spasm of each date that the course does not hold yet, oldest first.

    They may be older than the last session: another phone had not told of them.
    """
    ids = [spasm.id for spasm in spasms]
    if known in ids:
        new = spasms[ids.index(known) + 1 :]
    else:
        new = [one for one in spasms if known is None or not done or one.at > done[-1].at]
    return list({spasm.day: spasm.id for spasm in new}.values())


def after_session(situation: Situation, record: SessionRecord) -> Course:
    """Return the course that a session leaves.

    Without the check of the next morning a GREEN counts, but opens no new rung.
    """
    program = situation.program
    climb = record.stored.climb
    if record.morning is None:
        climb = lower_of(climb, Climb.LEVELS)
    if record.stored.gate == "ease":
        climb = Climb.NONE
    course = progress(
        program,
        record.stored.course,
        record.stored.uses,
        record.results(program.progression),
        removed=record.stored.course.removed,
        climb=climb,
    )
    return after_red(course) if record.light is Light.RED else course
