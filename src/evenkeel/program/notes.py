"""What the person should know today beside the session: options that opened, advice, news."""

from __future__ import annotations

from datetime import timedelta

from evenkeel.program.live import LiveDay
from evenkeel.program.reason import Reason
from evenkeel.program.situation import Situation


def notes(at: Situation, day: LiveDay) -> tuple[Reason, ...]:
    """Return why the day is as it is, then what else there is to know."""
    found = list(day.reasons)
    first_gated = at.program.phases[1].from_day
    held = [one for one in at.history.done if one.stored.day == first_gated]
    if (
        sum(not one.stored.advances for one in held)
        >= (at.program.clock.extra_calm_days_before_advice)
        and at.clock.day == first_gated
    ):
        found.append(Reason("long-in-calm"))
    if at.history.done and at.history.done[-1].release != at.program.release:
        found.append(Reason("new-release"))
    if _arching_eases(at) and not day.only_ease:
        found.append(Reason("prone-prop-offered"))
    if _bird_dog_open(at):
        found.append(Reason("bird-dog-open"))
    return tuple(found)


def _arching_eases(at: Situation) -> bool:
    for entry in reversed(at.diary.of_kind("symptoms_answered")):
        feels = entry.payload.get("rounding_arching")
        removed = at.program.removed(at.standing.tags)
        return (
            isinstance(feels, list | tuple) and "arching_eases" in feels and "BK09" not in removed
        )
    return False


def _bird_dog_open(at: Situation) -> bool:
    """The gate of the optional back-control exercise: time without spasm, and little pain."""
    rules = at.program.bird_dog_gate
    if not at.history.sessions or "BK08" in at.program.removed(at.standing.tags):
        return False
    since = at.today - timedelta(days=rules.spasm_free_days)
    long_enough = at.history.sessions[0].day <= since
    usual = at.history.sessions[-1].usual.pain
    spasm_free = not any(spasm.day > since for spasm in at.spasms)
    return long_enough and spasm_free and usual is not None and usual <= rules.max_pain
