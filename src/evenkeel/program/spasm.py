"""A spasm: its days, when the program may go on, and when a clinician should be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from evenkeel.program.definition import Escalation, Program
from evenkeel.program.diary import Diary, pain
from evenkeel.program.entry import Entry
from evenkeel.program.fields import InvalidField, truth

RATING_KINDS = ("spasm_rated", "pain_rated", "morning_checked")


@dataclass(frozen=True, slots=True)
class SpasmRating:
    """Pain some time into a spasm, 0-10, and what else was marked."""

    at: datetime
    pain: float
    can_walk: bool
    leg_symptoms: bool
    worried: bool


@dataclass(frozen=True, slots=True)
class Spasm:
    """One spasm, from the tap on. `ratings` are in order of time, the first report among them."""

    id: str
    at: datetime
    day: date
    ratings: tuple[SpasmRating, ...]

    @property
    def peak(self) -> float:
        """Return the highest pain rated, 0-10."""
        return max(rating.pain for rating in self.ratings)

    @property
    def latest(self) -> SpasmRating:
        """Return the last rating."""
        return self.ratings[-1]

    def protocol_day(self, today: date) -> int:
        """Return 1 on the day of the spasm, 2 on the next, and so on."""
        return max(1, (today - self.day).days + 1)

    def may_resume(self, program: Program, today: date) -> bool:
        """True from the fourth day, once pain is low enough and well below the peak.

        After a peak under 2, no pain at all is well below it.
        """
        rules = program.spasm_return
        return (
            self.protocol_day(today) > rules.protocol_days
            and self.latest.pain <= rules.max_pain
            and self.latest.pain <= max(0, self.peak - rules.below_peak)
        )

    def escalations(self, rules: Escalation, now: datetime) -> list[str]:
        """Return the reasons to ask a clinician, by their ids in content/spasm.toml."""
        age = now - self.at
        since_strong = now - timedelta(hours=rules.strong_hours)
        lately = [self.latest.pain, *(one.pain for one in self.ratings if one.at >= since_strong)]
        found = {
            "no_drop": age >= timedelta(hours=rules.hours_without_drop)
            and self.latest.pain > max(0, self.peak - rules.drop),
            "cannot_walk": age >= timedelta(hours=rules.hours_unable_to_walk)
            and not self.latest.can_walk,
            "strong_pain": self.at <= since_strong and min(lately) >= rules.strong_pain,
            "leg_symptoms": any(rating.leg_symptoms for rating in self.ratings),
            "worried": self.latest.worried,
        }
        return [name for name, holds in found.items() if holds]


def read_spasms(diary: Diary) -> list[Spasm]:
    """Return every spasm of a diary, oldest first, with the ratings that belong to it.

    Pain marked elsewhere later on (a morning check, a plain rating) belongs to
    the last spasm before it; what it does not say about walking stays as it was.
    """
    spasms: list[Spasm] = []
    for entry in diary.of_kind("spasm_reported", *RATING_KINDS):
        try:
            if entry.kind == "spasm_reported":
                # Locked at the first moment says nothing of a day later; only a later mark does.
                first = SpasmRating(entry.at, pain(entry.payload, "pain"), True, False, False)
                spasms.append(Spasm(entry.id, entry.at, entry.day, (first,)))
            else:
                _add_rating(spasms, entry)
        except InvalidField:
            continue
    return spasms


def _add_rating(spasms: list[Spasm], entry: Entry) -> None:
    named = entry.payload.get("spasm")
    index = next((i for i, one in enumerate(spasms) if one.id == named), len(spasms) - 1)
    if index < 0:
        return
    latest = spasms[index].latest
    fields = {
        "can_walk": latest.can_walk,
        "leg_symptoms": latest.leg_symptoms,
        "worried": latest.worried,
        **entry.payload,
    }
    rating = SpasmRating(
        at=entry.at,
        pain=pain(fields, "pain"),
        can_walk=truth(fields, "can_walk"),
        leg_symptoms=truth(fields, "leg_symptoms"),
        worried=truth(fields, "worried"),
    )
    spasms[index] = replace(spasms[index], ratings=(*spasms[index].ratings, rating))


def spasm_days(spasms: Sequence[Spasm], *, first: date, last: date) -> int:
    """Return the number of dates with a spasm, from `first` to `last`, both counted."""
    return len({spasm.day for spasm in spasms if first <= spasm.day <= last})
