"""What is different from last time, and why: level by level, step by step."""

from __future__ import annotations

from evenkeel.program.live import LiveDay
from evenkeel.program.prescription import Prescription
from evenkeel.program.reason import Reason
from evenkeel.program.session import Item
from evenkeel.program.situation import Situation


def changes(at: Situation, day: LiveDay, session: Prescription) -> tuple[Reason, ...]:
    """Return the changes of a session against the last time each ladder was used.

    The kind of day comes first, then less work, then each exercise.
    """
    found: list[Reason] = []
    phase = day.frame.phase
    if day.advances and day.frame.day == phase.from_day and at.history.done:
        found.append(Reason(f"phase-{phase.id}"))
    if day.frame.because == "planned" and day.frame.built == "L" and not day.only_ease:
        found.append(Reason("light-day"))
    if session.session.volume < 1:
        found.append(Reason("less-work", {"percent": round(100 * session.session.volume)}))
    if day.frame.built == "L":
        return tuple(found)  # a light day takes easier steps by design; they are no news
    last = _last_used(at)
    for item in session.session.items:
        if item.ladder in last:
            found += _against(at, item, *last[item.ladder])
        elif item.ladder is not None and last:
            found.append(Reason("new-exercise", {"slug": item.exercise.slug}))
    return tuple(found)


def _last_used(at: Situation) -> dict[str | None, tuple[str, int]]:
    """Return code and level of the last time each ladder was used."""
    return {
        item.ladder: (item.code, item.level)
        for record in at.history.done
        if record.stored.gate == "normal"
        for item in record.stored.items
        if item.ladder is not None
    }


def _against(at: Situation, item: Item, code: str, level: int) -> list[Reason]:
    rungs = at.program.ladders[str(item.ladder)]
    slug = item.exercise.slug
    if item.exercise.code != code:
        if code not in rungs:
            return [Reason("new-exercise", {"slug": slug})]
        before = at.program.exercises[code].slug
        up = rungs.index(item.exercise.code) > rungs.index(code)
        return [Reason("step-up" if up else "step-down", {"slug": slug, "before": before})]
    if item.level != level:
        up = item.level > level
        return [Reason("level-up" if up else "level-down", {"slug": slug, "level": item.level})]
    return []
