"""The program as a value: every number the rules use, read from the bundle.

Each class is one table of `content/`; its fields are that table's keys, so that
a number is changed in the content and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evenkeel.program.exercise import Dose, Exercise
from evenkeel.program.fields import Fields

DayType = str
"""C calm, A activate, S strengthen, I integrate, L light."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of program days, and the pain gate at its first day (None: no gate)."""

    id: str
    from_day: int
    to_day: int
    recent_sessions: int = 0
    max_pain: float | None = None
    spasm_free_hours: float = 0
    red_free_days: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """The planned type of each of the 28 days, and the days of catch-up."""

    types: tuple[DayType, ...]
    catch_up_days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the slots of a day depend on the person or the day."""

    extra_back_ease_below: float
    gait_from_day: int
    abdominal_gate_rung: int
    low_abdominals_below: float
    glutes_behind_by: float


@dataclass(frozen=True, slots=True)
class Start:
    """Which rung a score starts on, and which ladders follow which score."""

    rung_from_score: tuple[float, ...]
    fear_from: float
    follows: Mapping[str, str]
    one_rung_lower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Ladders that are lifted toward the rung below `behind`, to `most_rung` at most."""

    ladders: tuple[str, ...]
    behind: str
    most_rung: int


@dataclass(frozen=True, slots=True)
class Progression:
    """When a ladder climbs, holds and steps back."""

    greens_needed: int
    greens_needed_quick: int
    quick_ladders: tuple[str, ...]
    top_level: int
    top_level_first_rung: int
    ambers_needed: int
    max_effort: float
    hold_effort: float
    min_completion: float
    max_wobbly_percent: float
    volume_ladders: tuple[str, ...]
    volume_after_red: float
    volumes_after_spasm: tuple[float, ...]
    hold_cap_s: float


@dataclass(frozen=True, slots=True)
class Budgets:
    """Minutes of the shorter sessions, and what is left out first."""

    short: float
    standard: float
    default: str
    drop_order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LightLimits:
    """The limits of the traffic light: pain points (0-10), effort, stiffness in minutes."""

    red_rise: float
    red_rise_peak: float
    red_peak: float
    red_peak_rise: float
    green_peak: float
    green_rise: float
    green_after_rise: float
    green_effort: float
    morning_red_rise: float
    morning_amber_rise: float
    stiffness_red_min: float
    stiffness_amber_min: float
    baseline_sessions: int
    baseline_mornings: int


@dataclass(frozen=True, slots=True)
class GateRow:
    """Pain before the session up to `max_pain` opens `gate`."""

    max_pain: float
    gate: str


@dataclass(frozen=True, slots=True)
class Walking:
    """The walk of the day."""

    comfortable_cap_min: float
    week_factors: tuple[float, ...]
    greens_to_resume: int
    after_growth: float
    after_most_min: float


@dataclass(frozen=True, slots=True)
class Clock:
    """Adherence and missed days."""

    adherence_window_days: int
    adherence_normal: float
    adherence_hold: float
    resume_sessions: int
    resume_window_days: int
    missed_lighter_from: int
    missed_level_down_from: int
    missed_restart_from: int
    missed_volume: float
    extra_calm_days_before_advice: int


@dataclass(frozen=True, slots=True)
class Pause:
    """What pauses the program until a clinician has been seen."""

    red_sessions: int
    red_window_days: int
    pain_rise: float
    spasm_days: int
    spasm_window_days: int


@dataclass(frozen=True, slots=True)
class SpasmReturn:
    """The way back after a spasm."""

    protocol_days: int
    max_pain: float
    below_peak: float
    calm_day_volume: float
    report_pain: float


@dataclass(frozen=True, slots=True)
class Ease:
    """What an ease session holds, and its doses where they are not the catalog's level 1."""

    items: tuple[str, ...]
    spasm_items: tuple[str, ...]
    stretch_max_pain: float
    doses: Mapping[str, Dose]
    spasm_doses: Mapping[str, Dose]


@dataclass(frozen=True, slots=True)
class Escalation:
    """When a spasm needs a clinician: hours, and pain points 0-10."""

    hours_without_drop: float
    drop: float
    hours_unable_to_walk: float
    strong_pain: float
    strong_hours: float


@dataclass(frozen=True, slots=True)
class Checks:
    """Which tests are due when."""

    mini_days: tuple[int, ...]
    mini_tests: tuple[str, ...]
    mid_day: int
    mid_tests: tuple[str, ...]
    mid_tests_instead: tuple[str, ...]
    final_day: int
    shift_days: int
    max_pain: float
    spasm_free_days: int


@dataclass(frozen=True, slots=True)
class BirdDogGate:
    """When the optional back-control exercise may be chosen."""

    spasm_free_days: int
    max_pain: float


@dataclass(frozen=True, slots=True)
class Tag:
    """What a modifier leaves out, and the longest hold it allows."""

    id: str
    removes: frozenset[str]
    hold_cap_s: float | None


@dataclass(frozen=True, slots=True)
class BraceStep:
    """From `from_day`, this share of the starting hours."""

    from_day: int
    percent: float
    block_hours: float
    cap_hours: float | None


@dataclass(frozen=True, slots=True)
class Brace:
    """The weaning plan of someone who already wears a brace."""

    baseline_cap_hours: float
    round_hours: float
    hold_back_days_after_red: int
    steps: tuple[BraceStep, ...]
    after_spasm_limit_hours: float
    after_spasm_days: int
    last_day_limit_hours: float
    late_from_day: int
    late_limit_hours: float
    late_days: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer to a screening question and what it alone leads to."""

    value: bool | str
    outcome: str
    tags: tuple[str, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A screening question; `many` takes a list of its answers."""

    id: str
    many: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ScreeningRules:
    """All questions in order, the six asked before every session, and how long answers hold."""

    valid_days: int
    mini: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Everything the rules know that is not about the person; compared by identity."""

    release: str
    exercises: Mapping[str, Exercise]  # by clinical code
    slugs: Mapping[str, Exercise]
    phases: tuple[Phase, ...]
    calendar: Calendar
    calendar_limit_days: int
    caps: Mapping[DayType, int]
    slots: Mapping[DayType, tuple[str, ...]]
    choices: Choices
    ladders: Mapping[str, tuple[str, ...]]
    pools: Mapping[str, tuple[str, ...]]
    pool_levels: Mapping[str, tuple[int, int]]
    start: Start
    catch_up: tuple[CatchUp, ...]
    progression: Progression
    minutes: Mapping[str, float]
    budgets: Budgets
    light: LightLimits
    gates: tuple[GateRow, ...]
    walking: Walking
    clock: Clock
    pause: Pause
    spasm_return: SpasmReturn
    escalation: Escalation
    ease: Ease
    checks: Checks
    bird_dog_gate: BirdDogGate
    tags: Mapping[str, Tag]
    brace: Brace
    screening: ScreeningRules
    unlocked: Mapping[str, tuple[str, ...]]  # by outcome
    test_skips: Mapping[str, frozenset[str]]  # by test: the tags that leave it out
    profile: Fields
    lesson_days: tuple[tuple[int, str], ...]  # (day, slug), in order of day
    outcome_limits: Mapping[str, float]

    def phase_of(self, day: int) -> Phase:
        """Return the phase of a program day; past the last day, the last phase."""
        return next((phase for phase in self.phases if day <= phase.to_day), self.phases[-1])

    def removed(self, tags: frozenset[str]) -> frozenset[str]:
        """Return the codes that these tags leave out."""
        return frozenset(code for tag in tags for code in self.tags[tag].removes)
