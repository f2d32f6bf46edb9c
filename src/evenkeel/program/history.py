"""What has happened so far: sessions with their ratings, endings and mornings after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from evenkeel.program.definition import LightLimits, Program, Progression
from evenkeel.program.diary import (
    ONE_DAY,
    Diary,
    Morning,
    Rating,
    SessionEnd,
    Spread,
    pain,
    parse_morning,
    parse_rating,
    parse_session_end,
    parse_spread,
    remembered,
)
from evenkeel.program.entry import Entry
from evenkeel.program.ladder import Result
from evenkeel.program.light import (
    Baseline,
    Light,
    baseline,
    exercise_light,
    morning_light,
    spread_light,
)
from evenkeel.program.prescription import StoredSession, parse_stored
from evenkeel.program.spasm import Spasm

AMBERS_THAT_END = 2
RUNNING_HOURS = 6  # a session that nobody ended is over after these


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session that was started. `morning` is the check of the very next date, if any.

    `spasm`: one was reported before the session ended, which makes it RED.
    """

    id: str
    at: datetime
    day: date
    release: str
    stored: StoredSession
    pain_before: float
    spread_before: Spread
    ratings: Mapping[str, Rating]  # by slug
    end: SessionEnd | None
    morning: Morning | None
    spasm: bool
    usual: Baseline
    lights: Mapping[str, Light]  # by slug, of the exercises that were rated
    during: Light
    after: Light  # the next morning; GREEN when it was not checked

    @property
    def light(self) -> Light:
        """Return the worst of the session and the morning after."""
        return max(self.during, self.after)

    @property
    def done(self) -> bool:
        """True when it counts for the clock: finished, or ended as the light asked.

        One that a spasm broke off is done again on the way back.
        """
        if self.end is None:
            return False
        if self.spasm:
            return self.end.completed
        ambers = sum(light >= Light.AMBER for light in self.lights.values())
        return self.end.completed or self.during is Light.RED or ambers >= AMBERS_THAT_END

    @property
    def advances(self) -> bool:
        """True when, once done, it moves the program day on."""
        return self.stored.advances and self.pain_before <= self.stored.advances_to_pain

    def results(self, rules: Progression, *, morning: bool = True) -> dict[str, Result]:
        """Return one result for each ladder that was used; a skipped exercise holds.

        Without `morning`, what they were before the next day was checked. A spasm
        is no part of them: it lowers every ladder once, by itself.
        """
        after = self.after if morning else Light.GREEN
        results = {}
        for item in self.stored.items:
            if item.ladder is None:
                continue
            rating = self.ratings.get(item.slug)
            results[item.ladder] = (
                Result.HOLD if rating is None else self._result(rating, rules, after=after)
            )
        return results

    def _result(self, rating: Rating, rules: Progression, *, after: Light) -> Result:
        spread = (
            Light.GREEN if self.end is None else spread_light(self.spread_before, self.end.spread)
        )
        light = max(self.lights[rating.slug], spread, after)
        if light is Light.RED:
            return Result.RED
        if light is Light.AMBER:
            return Result.AMBER
        counted = (
            self.end is not None
            and rating.skipped is None
            and not rating.eased
            and rating.completion >= rules.min_completion
            and rating.wobbly_percent <= rules.max_wobbly_percent
            and rating.effort <= rules.max_effort
        )
        return Result.GREEN if counted else Result.HOLD


@dataclass(frozen=True, slots=True)
class History:
    """Sessions and mornings, oldest first; `done` are the sessions that count."""

    sessions: tuple[SessionRecord, ...]
    done: tuple[SessionRecord, ...]
    mornings: tuple[Morning, ...]

    def pains_before(self) -> list[tuple[date, float]]:
        """Return pain before each session that was started."""
        return [(session.day, session.pain_before) for session in self.sessions]


@dataclass(frozen=True, slots=True)
class _Started:
    entry: Entry
    stored: StoredSession
    pain_before: float
    spread: Spread


def read_history(program: Program, diary: Diary, spasms: Sequence[Spasm]) -> History:
    """Return the sessions of a diary with all that belongs to each.

    A rating or an ending of a session that is not in the diary is passed over;
    of two, the later one counts. Usual stiffness is that of the mornings before
    the one that is judged, so that a bad morning is not measured against itself.
    """
    started = diary.read("session_started", partial(_parse_start, program))
    mornings = tuple(diary.read("morning_checked", parse_morning))
    by_day = {morning.entry.day: morning for morning in mornings}
    ratings: dict[str, dict[str, Rating]] = {}
    for rating in diary.read("exercise_rated", parse_rating):
        ratings.setdefault(rating.session, {})[rating.slug] = rating
    ends = {end.session: end for end in diary.read("session_finished", parse_session_end)}
    records = []
    for index, start in enumerate(started):
        usual = baseline(
            [one.pain_before for one in started[: index + 1]],
            [one.stiffness_min for one in mornings if one.entry.day <= start.entry.day],
            program.light,
        )
        records.append(
            _record(
                start,
                ratings.get(start.entry.id, {}),
                ends.get(start.entry.id),
                by_day.get(start.entry.day + ONE_DAY),
                spasm=_broken_off(start, ends.get(start.entry.id), spasms),
                usual=usual,
                limits=program.light,
            )
        )
    done = tuple(record for record in records if record.done)
    return History(tuple(records), done, mornings)


@remembered
def _parse_start(program: Program, entry: Entry) -> _Started:
    stored = parse_stored(entry.payload.get("session"), program)
    return _Started(entry, stored, pain(entry.payload, "pain_before"), parse_spread(entry.payload))


def _broken_off(start: _Started, end: SessionEnd | None, spasms: Sequence[Spasm]) -> bool:
    """True when a spasm was reported between the start of a session and its end."""
    last = start.entry.at + timedelta(hours=RUNNING_HOURS) if end is None else end.at
    return any(start.entry.at <= spasm.at <= last for spasm in spasms)


def _record(
    start: _Started,
    ratings: Mapping[str, Rating],
    end: SessionEnd | None,
    morning: Morning | None,
    *,
    spasm: bool,
    usual: Baseline,
    limits: LightLimits,
) -> SessionRecord:
    pain_after = None if end is None else end.pain_after
    lights = {
        slug: exercise_light(
            rating, pain_before=start.pain_before, pain_after=pain_after, limits=limits
        )
        for slug, rating in ratings.items()
    }
    spread = Light.GREEN if end is None else spread_light(start.spread, end.spread)
    after = Light.GREEN
    if morning is not None:
        last_spread = start.spread if end is None else end.spread
        after = morning_light(morning, usual=usual, spread_before=last_spread, limits=limits)
    return SessionRecord(
        id=start.entry.id,
        at=start.entry.at,
        day=start.entry.day,
        release=str(start.entry.payload.get("release")),
        stored=start.stored,
        pain_before=start.pain_before,
        spread_before=start.spread,
        ratings=ratings,
        end=end,
        morning=morning,
        spasm=spasm,
        usual=usual,
        lights=lights,
        during=max([*lights.values(), spread, Light.RED if spasm else Light.GREEN]),
        after=after,
    )
