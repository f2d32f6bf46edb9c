"""Ladders: where a person stands in each family, and how one session moves them.

A ladder is a list of exercises from easy to hard. A person's tags take rungs
out and the ladder closes up: rung 3 is the third exercise that is left. All
moves are pure: a state goes in, a state comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from evenkeel.program.definition import Program, Progression
from evenkeel.program.exercise import Exercise


class Result(Enum):
    """What one session says about a ladder."""

    GREEN = "green"
    HOLD = "hold"  # settled, but not counted: effort 7, cut short, or too many wobbles
    AMBER = "amber"
    RED = "red"


class Climb(Enum):
    """How far a GREEN may lift a ladder this time."""

    ALL = "all"
    LEVELS = "levels"  # a level, never a rung
    NONE = "none"


def lower_of(one: Climb, other: Climb) -> Climb:
    """Return the one that lifts less."""
    order = (Climb.NONE, Climb.LEVELS, Climb.ALL)
    return order[min(order.index(one), order.index(other))]


@dataclass(frozen=True, slots=True)
class LadderState:
    """Rung and level count from 1; streak of GREEN and count of AMBER sessions."""

    rung: int
    level: int = 1
    streak: int = 0
    ambers: int = 0

    def reset(self, *, rung: int) -> LadderState:
        """Return level 1 of `rung` (1 at the least) with both counters at 0."""
        return LadderState(rung=max(1, rung))


@dataclass(frozen=True, slots=True)
class Pick:
    """The exercise a ladder gives today; a substitute stands below the state's rung."""

    ladder: str
    exercise: Exercise
    rung: int
    substitute: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A ladder that a session used; `substitute`: the exercise stood below the state's rung."""

    ladder: str
    substitute: bool


@lru_cache(maxsize=64)  # asked three times a day of every plan
def closed_ladders(program: Program, removed: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return every ladder without the removed codes; a ladder may end up empty."""
    return {
        name: tuple(code for code in rungs if code not in removed)
        for name, rungs in program.ladders.items()
    }


def pick(
    program: Program, name: str, rungs: tuple[str, ...], state: LadderState, *, cap: int
) -> Pick | None:
    """Return the first exercise from the state's rung down within the day's difficulty cap.

    None when no rung is easy enough: the slot is then left out.
    """
    top = min(state.rung, len(rungs))
    for rung in range(top, 0, -1):
        exercise = program.exercises[rungs[rung - 1]]
        if exercise.difficulty <= cap:
            return Pick(name, exercise, rung, substitute=rung < state.rung)
    return None


def first_exposure(state: LadderState) -> LadderState:
    """Return the state when an exercise is met for the first time: level 1, streak 0."""
    return replace(state, level=1, streak=0)


def catch_up(
    program: Program, states: Mapping[str, LadderState], lengths: Mapping[str, int]
) -> dict[str, LadderState]:
    """Return the states with the ladders that lag lifted by at most one rung, to level 1."""
    lifted = dict(states)
    for rule in program.catch_up:
        reach = min(states[rule.behind].rung - 1, rule.most_rung)
        for name in rule.ladders:
            rung = states[name].rung
            if rung < min(reach, lengths[name]):
                lifted[name] = states[name].reset(rung=rung + 1)
    return lifted


def after(
    result: Result,
    state: LadderState,
    *,
    quick: bool,
    substitute: bool,
    length: int,
    climb: Climb,
    rules: Progression,
) -> LadderState:
    """Return the state after a session that used the ladder.

    `quick` ladders need one GREEN instead of two and have two levels;
    `substitute` says that the exercise done stood below the state's rung;
    `length` is the number of rungs that are left.
    """
    if result is Result.HOLD:
        return state
    if result is Result.RED:
        return state.reset(rung=state.rung - 1)
    if result is Result.AMBER:
        return _after_amber(state, rules)
    return _after_green(
        state, quick=quick, substitute=substitute, length=length, climb=climb, rules=rules
    )


def level_down(state: LadderState, rules: Progression) -> LadderState:
    """Return one level less: at level 1 the rung below at the top level; the first stays."""
    if state.level > 1:
        return replace(state, level=state.level - 1)
    if state.rung > 1:
        return replace(state, rung=state.rung - 1, level=rules.top_level)
    return state


def _after_amber(state: LadderState, rules: Progression) -> LadderState:
    counted = replace(state, streak=0, ambers=state.ambers + 1)
    if counted.ambers < rules.ambers_needed:
        return counted
    return level_down(replace(counted, ambers=0), rules)


def _after_green(
    state: LadderState,
    *,
    quick: bool,
    substitute: bool,
    length: int,
    climb: Climb,
    rules: Progression,
) -> LadderState:
    if climb is Climb.NONE:
        return replace(state, ambers=0)
    state = replace(state, streak=state.streak + 1, ambers=0)
    needed = rules.greens_needed_quick if quick else rules.greens_needed
    if state.streak < needed:
        return state
    short = quick or state.rung == 1
    top = rules.top_level_first_rung if short else rules.top_level
    if state.level < top or (substitute and state.level < rules.top_level):
        return replace(state, streak=0, level=state.level + 1)
    if substitute or state.rung >= length:
        return replace(state, streak=0)
    if climb is Climb.LEVELS:
        return state  # the streak stands: the rung opens at the next GREEN that may climb
    return state.reset(rung=state.rung + 1)
