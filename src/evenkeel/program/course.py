"""The course: everything that one session hands to the next.

It is small and it is stored with every session that starts, so that a later
release goes on from what was truly prescribed instead of working it out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evenkeel.program.definition import Program
from evenkeel.program.fields import Fields, InvalidField, number, table
from evenkeel.program.ladder import LadderState, catch_up, closed_ladders, level_down
from evenkeel.program.participant import Participant
from evenkeel.program.profile import Profile


@dataclass(frozen=True, slots=True)
class Course:
    """Ladder states by name, and what is pending.

    `met` are the codes ever scheduled from a ladder. `strength_days` counts days
    built as S. `light_next` forces the next day to type L; `ease_after_red` waits
    for the first loaded day; `volumes` are those still to come after a spasm.
    `caught_up` is the last program day whose catch-up has run.
    """

    ladders: Mapping[str, LadderState]
    met: frozenset[str] = frozenset()
    strength_days: int = 0
    light_next: bool = False
    ease_after_red: bool = False
    volumes: tuple[float, ...] = ()
    caught_up: int = 0
    removed: frozenset[str] = frozenset()  # codes the tags had taken out of the ladders
    spasm: str | None = None  # id of the spasm whose drop is already in the ladders
    session: str | None = None  # id of the newest session that is already in them

    def with_ladders(self, ladders: Mapping[str, LadderState]) -> Course:
        """Return the course with other ladder states."""
        return replace(self, ladders=ladders)


def start(
    program: Program, person: Participant, profile: Profile, removed: frozenset[str]
) -> Course:
    """Return the course before day 1: each ladder on the rung its score gives.

    A group without a score starts on rung 1; a person who fears movement starts
    one rung lower; a rung past the end of a closed-up ladder is the last one left.
    """
    rules = program.start
    afraid = person.symptoms.fear_of_movement >= rules.fear_from
    group_rungs = {
        name: max(1, _rung(None if score is None else score.score, rules.rung_from_score) - afraid)
        for name, score in profile.groups().items()
    }
    ladders = {}
    for name, rungs in closed_ladders(program, removed).items():
        rung = group_rungs[rules.follows[name]] if name in rules.follows else 1
        if name in rules.one_rung_lower:
            rung = max(1, rung - 1)
        ladders[name] = LadderState(rung=max(1, min(rung, len(rungs))))
    return Course(ladders, removed=removed)


def fit(program: Program, course: Course, removed: frozenset[str]) -> Course:
    """Return the course on ladders that tags have closed up or opened again.

    A ladder keeps its exercise. Where that one is now left out, the next easier
    one that stands takes its place at level 1: a new tag never makes a day harder.
    """
    if removed == course.removed:
        return course
    before, now = closed_ladders(program, course.removed), closed_ladders(program, removed)
    ladders = {
        name: _moved(state, program.ladders[name], before[name], now[name])
        for name, state in course.ladders.items()
    }
    return replace(course, ladders=ladders, removed=removed)


def caught_up(program: Program, course: Course, removed: frozenset[str], *, day: int) -> Course:
    """Return the course after the catch-up of `day`, which runs once for each of its days."""
    if day not in program.calendar.catch_up_days or course.caught_up >= day:
        return course
    lengths = {name: len(rungs) for name, rungs in closed_ladders(program, removed).items()}
    lifted = catch_up(program, course.ladders, lengths)
    return replace(course, ladders=lifted, caught_up=day)


def after_spasm(program: Program, course: Course, *, spasm: str) -> Course:
    """Return the course on the way back: every ladder a rung lower, the volume built up again."""
    lowered = {name: state.reset(rung=state.rung - 1) for name, state in course.ladders.items()}
    return replace(
        course,
        ladders=lowered,
        light_next=False,
        ease_after_red=False,
        volumes=program.progression.volumes_after_spasm,
        spasm=spasm,
    )


def lighter_next(course: Course, *, volume: float) -> Course:
    """Return the course with at most this volume in the next session that is built.

    An ease session in between does not use it up.
    """
    first = min([volume, *course.volumes[:1]])
    return replace(course, volumes=(first, *course.volumes[1:]))


def all_level_down(program: Program, course: Course) -> Course:
    """Return the course after days away: every ladder one level lower."""
    rules = program.progression
    return course.with_ladders(
        {name: level_down(state, rules) for name, state in course.ladders.items()}
    )


def dump_course(course: Course) -> dict[str, object]:
    """Return the course as plain data, for the prescription that is stored in the diary."""
    return {
        "ladders": {
            name: [state.rung, state.level, state.streak, state.ambers]
            for name, state in course.ladders.items()
        },
        "met": sorted(course.met),
        "strength_days": course.strength_days,
        "light_next": course.light_next,
        "ease_after_red": course.ease_after_red,
        "volumes": list(course.volumes),
        "caught_up": course.caught_up,
        "removed": sorted(course.removed),
        "spasm": course.spasm,
        "session": course.session,
    }


def parse_course(data: object, program: Program) -> Course:
    """Return a stored course; ladders that it does not name start on rung 1.

    Raises InvalidField when the data is not a course. A ladder this release
    does not know is left out.
    """
    fields = table(data, "course")
    ladders = table(fields.get("ladders"), "course.ladders")
    met, volumes, spasm = fields.get("met"), fields.get("volumes"), fields.get("spasm")
    removed, session = fields.get("removed"), fields.get("session")
    if not (
        isinstance(met, list | tuple)
        and isinstance(volumes, list | tuple)
        and isinstance(removed, list | tuple)
    ):
        raise InvalidField("course", "lists of met and removed exercises and of volumes")
    return Course(
        ladders={
            name: _state(ladders, name) if name in ladders else LadderState(rung=1)
            for name in program.ladders
        },
        met=frozenset(str(code) for code in met),
        strength_days=int(_count(fields, "strength_days")),
        light_next=fields.get("light_next") is True,
        ease_after_red=fields.get("ease_after_red") is True,
        volumes=tuple(number({"volume": one}, "volume", least=0.1, most=1.0) for one in volumes),
        caught_up=int(_count(fields, "caught_up")),
        removed=frozenset(str(code) for code in removed),
        spasm=spasm if isinstance(spasm, str) else None,
        session=session if isinstance(session, str) else None,
    )


def _moved(
    state: LadderState, whole: tuple[str, ...], before: tuple[str, ...], now: tuple[str, ...]
) -> LadderState:
    if not before or not now:
        return state.reset(rung=1)
    code = before[min(state.rung, len(before)) - 1]
    rung = sum(whole.index(left) <= whole.index(code) for left in now)
    if rung and now[rung - 1] == code:
        return replace(state, rung=rung)
    return state.reset(rung=rung)


def _state(ladders: Fields, name: str) -> LadderState:
    values = ladders[name]
    if not isinstance(values, list | tuple) or len(values) != 4:
        raise InvalidField(f"course.ladders.{name}", "rung, level, streak and ambers")
    row = dict(zip(("rung", "level", "streak", "ambers"), values, strict=True))
    return LadderState(
        rung=int(number(row, "rung", least=1, most=99)),
        level=int(number(row, "level", least=1, most=9)),
        streak=int(number(row, "streak", least=0, most=99)),
        ambers=int(number(row, "ambers", least=0, most=99)),
    )


def _count(fields: Fields, name: str) -> float:
    return number(fields, name, least=0, most=999, prefix="course.")


def _rung(score: float | None, limits: tuple[float, ...]) -> int:
    if score is None:
        return 1
    return 1 + sum(score >= limit for limit in limits)
