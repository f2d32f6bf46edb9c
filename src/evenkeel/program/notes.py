"""What the person should know today beside the session: options that opened, advice, news."""

from __future__ import annotations

from datetime import timedelta

from evenkeel.program.live import LiveDay
from evenkeel.program.reason import Reason
from evenkeel.program.result import ProgramResult
from evenkeel.program.situation import Situation


def notes(at: Situation, day: LiveDay) -> tuple[Reason, ...]:
    """Return why the day is as it is, then what else there is to know."""
    found = list(day.reasons)
    first_gated = at.program.phases[1].from_day
    held = [one for one in at.history.done if one.stored.day == first_gated]
    if (
        sum(not one.advances for one in held) >= at.program.clock.extra_calm_days_before_advice
        and at.clock.day == first_gated
    ):
        found.append(Reason("long-in-calm"))
    if at.history.done and at.history.done[-1].release != at.program.release:
        found.append(Reason("new-release"))
    if _arching_eases(at) and not day.only_ease:
        found.append(Reason("prone-prop-offered"))
    return tuple(found)


def notes_after(at: Situation, result: ProgramResult | None) -> tuple[Reason, ...]:
    """Return what opens after the last day: the optional back-control exercise.

    Only where the program did some good, and after time without spasm and with
    little pain; within the 28 days it is never offered.
    """
    if result is None or result.result not in ("responder", "partial"):
        return ()
    rules = at.program.bird_dog_gate
    removed = "BK08" in at.program.removed(at.standing.tags)
    since = at.today - timedelta(days=rules.spasm_free_days)
    spasm_free = not any(spasm.day > since for spasm in at.spasms)
    usual = at.history.sessions[-1].usual.pain if at.history.sessions else None
    calm = usual is not None and usual <= rules.max_pain
    locked = at.standing.lock is not None or at.standing.ask_again is not None
    open_ = calm and spasm_free and not removed and not locked
    return (Reason("bird-dog-open"),) if open_ else ()


def _arching_eases(at: Situation) -> bool:
    for entry in reversed(at.diary.of_kind("symptoms_answered")):
        feels = entry.payload.get("rounding_arching")
        removed = at.program.removed(at.standing.tags)
        return (
            isinstance(feels, list | tuple) and "arching_eases" in feels and "BK09" not in removed
        )
    return False
