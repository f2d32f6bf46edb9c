"""Build a session: fill the slots, fit the budget, meet new exercises at level 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evenkeel.program.course import Course
from evenkeel.program.definition import Program
from evenkeel.program.exercise import Dose, Exercise
from evenkeel.program.ladder import LadderState, Use, closed_ladders, first_exposure, pick
from evenkeel.program.profile import Profile
from evenkeel.program.slots import DayFrame, slots

LONG = "long"


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a session. `ladder` is None for breathing, ease, stretch and gait."""

    exercise: Exercise
    slot: str
    ladder: str | None
    rung: int
    level: int
    substitute: bool
    dose: Dose
    minutes: float
    because: str  # reason code: ladder, substitute, pool, or easier-day


@dataclass(frozen=True, slots=True)
class BuiltSession:
    """The items of a day in order, and the course as it stands once the session starts."""

    frame: DayFrame
    volume: float
    minutes: float
    items: tuple[Item, ...]
    dropped: tuple[str, ...]  # slugs left out for the budget; they do not progress
    course: Course

    @property
    def uses(self) -> list[Use]:
        """Return the ladders the session uses."""
        return [Use(item.ladder, item.substitute) for item in self.items if item.ladder]


@dataclass(frozen=True, slots=True)
class FilledDay:
    """The items of a day before any is left out for time, and the course before they are met."""

    frame: DayFrame
    volume: float
    items: tuple[Item, ...]
    course: Course


def build(
    program: Program, profile: Profile, course: Course, of: DayFrame, *, tags: frozenset[str]
) -> BuiltSession:
    """Return the whole session of a day, nothing left out for time."""
    return fitted(program, fill(program, profile, course, of, tags=tags), budget=LONG)


def fill(
    program: Program,
    profile: Profile,
    course: Course,
    of: DayFrame,
    *,
    tags: frozenset[str],
    volume_at_most: float = 1.0,
    level_one: bool = False,
) -> FilledDay:
    """Return the items of a day with their doses.

    `level_one` runs everything at level 1 (a calm day after a painful morning).
    Nothing that `tags` remove is ever chosen; a ladder with no rung easy enough
    leaves its slot out, as does an exercise that is already in the session.
    """
    volume, course = _volume(program, course, of, at_most=volume_at_most)
    items = _fill(program, profile, course, of, program.removed(tags))
    met = _meet(course, of, items)
    holds = [cap for tag in tags if (cap := program.tags[tag].hold_cap_s) is not None]
    hold_cap_s = min(holds, default=None)
    dosed = (
        _dosed(program, item, met, volume=volume, hold_cap_s=hold_cap_s, level_one=level_one)
        for item in items
    )
    return FilledDay(of, volume, tuple(dosed), course)


def fitted(program: Program, filled: FilledDay, *, budget: str) -> BuiltSession:
    """Return the session that fits a budget; what is left out is not met and does not progress."""
    kept, dropped = _fit(program, filled.frame, filled.items, budget=budget)
    return BuiltSession(
        frame=filled.frame,
        volume=filled.volume,
        minutes=program.minutes["overhead"] + sum(item.minutes for item in kept),
        items=tuple(kept),
        dropped=tuple(item.exercise.slug for item in dropped),
        course=_meet(filled.course, filled.frame, kept),
    )


def _volume(
    program: Program, course: Course, of: DayFrame, *, at_most: float
) -> tuple[float, Course]:
    """Take what is pending: the lowest volume wins, and a light day spends no reduction."""
    volumes = [1.0, at_most]
    if course.volumes:
        volumes.append(course.volumes[0])
        course = replace(course, volumes=course.volumes[1:])
    if course.ease_after_red and "L" not in (of.built, of.planned):
        volumes.append(program.progression.volume_after_red)
        course = replace(course, ease_after_red=False)
    return min(volumes), replace(course, light_next=False)


def _fill(
    program: Program, profile: Profile, course: Course, of: DayFrame, removed: frozenset[str]
) -> list[Item]:
    ladders = closed_ladders(program, removed)
    items: list[Item] = []
    back_ease = 0
    for slot in slots(program, profile, course, of):
        if slot == "BK":
            item = _back_ease(program, of, removed, index=back_ease)
            back_ease += 1
        elif slot in program.ladders:
            item = _from_ladder(program, of, slot, ladders[slot], course.ladders[slot])
        else:
            item = _from_pool(program, of, slot, removed)
        already = {chosen.exercise.code for chosen in items}
        if item is not None and item.exercise.code not in already:
            items.append(item)
    return items


def _from_ladder(
    program: Program, of: DayFrame, slot: str, rungs: tuple[str, ...], state: LadderState
) -> Item | None:
    chosen = pick(program, slot, rungs, state, cap=program.caps[of.built])
    if chosen is None:
        return None
    because = "substitute" if chosen.substitute else "ladder"
    return _item(
        program, chosen.exercise, slot, ladder=slot, rung=chosen.rung,
        level=state.level, substitute=chosen.substitute, because=because,
    )  # fmt: skip


def _back_ease(
    program: Program, of: DayFrame, removed: frozenset[str], *, index: int
) -> Item | None:
    early = program.pools["BK_not_on_days_1_to_3"] if of.day <= 3 else ()
    pool = [code for code in program.pools["BK"] if code not in removed and code not in early]
    if not pool:
        return None
    code = pool[(of.day + index) % len(pool)]
    return _pooled(program, of, "BK", code)


def _from_pool(program: Program, of: DayFrame, slot: str, removed: frozenset[str]) -> Item | None:
    if slot == "BR":
        even, odd = program.pools["BR"]
        code = even if of.day % 2 == 0 else odd
    elif slot == "HF":
        standing, kneeling = program.pools["HF"]
        early = of.day <= program.pool_levels["HF"][0]
        code = standing if early or kneeling in removed else kneeling
    else:
        code = slot
    return None if code in removed else _pooled(program, of, slot, code)


def _pooled(program: Program, of: DayFrame, slot: str, code: str) -> Item:
    limits = program.pool_levels["BR" if slot.startswith("BR") else slot]
    level = 1 + sum(of.day > limit for limit in limits)
    return _item(
        program, program.exercises[code], slot, ladder=None, rung=0,
        level=level, substitute=False, because="pool",
    )  # fmt: skip


def _item(
    program: Program,
    exercise: Exercise,
    slot: str,
    *,
    ladder: str | None,
    rung: int,
    level: int,
    substitute: bool,
    because: str,
) -> Item:
    minutes = program.minutes[slot[:2]]
    dose = exercise.dose(level)
    return Item(exercise, slot, ladder, rung, level, substitute, dose, minutes, because)


def _fit(
    program: Program, of: DayFrame, items: Sequence[Item], *, budget: str
) -> tuple[list[Item], list[Item]]:
    """Leave out slots in the content's order until the session fits; some never go."""
    kept = list(items)
    dropped: list[Item] = []
    if budget == LONG:
        return kept, dropped
    limit = {"short": program.budgets.short, "standard": program.budgets.standard}[budget]
    for slot in program.budgets.drop_order:
        for item in _droppable(kept, of, slot):
            if program.minutes["overhead"] + sum(one.minutes for one in kept) <= limit:
                return kept, dropped
            kept.remove(item)
            dropped.append(item)
    return kept, dropped


def _droppable(items: Sequence[Item], of: DayFrame, slot: str) -> list[Item]:
    if slot == "second_BK":
        return [item for item in items if item.slot == "BK"][:0:-1]
    if slot == "third":
        # the third slot of type A; elsewhere only the turn that AR takes
        third = ("AB_P", "AR", "GL_F") if of.built == "A" else ("AR",)
        return [item for item in items if item.slot in third][:1]
    if slot == "IN_F" and of.built == "I":
        return []
    return [item for item in items if item.slot == slot]


def _meet(course: Course, of: DayFrame, items: Sequence[Item]) -> Course:
    """Set the ladders of exercises met for the first time to level 1, and count an S day."""
    ladders: dict[str, LadderState] = dict(course.ladders)
    for item in items:
        if item.ladder is not None and item.exercise.code not in course.met:
            ladders[item.ladder] = first_exposure(ladders[item.ladder])
    return replace(
        course,
        ladders=ladders,
        met=course.met | {item.exercise.code for item in items if item.ladder is not None},
        strength_days=course.strength_days + (of.built == "S"),
    )


def _dosed(
    program: Program,
    item: Item,
    course: Course,
    *,
    volume: float,
    hold_cap_s: float | None,
    level_one: bool,
) -> Item:
    level = item.level if item.ladder is None else course.ladders[item.ladder].level
    level = 1 if level_one else level
    dose = item.exercise.dose(level)
    if item.ladder in program.progression.volume_ladders:
        dose = dose.scaled(volume=volume)
    if item.ladder is not None and hold_cap_s is not None:
        dose = dose.with_holds_at_most(hold_s=hold_cap_s)
    return replace(item, level=level, dose=dose)
