"""Make the Program from the content bundle, on the device and off it.

The bundle was checked when it was built (types, ranges, references), so what is
read here is trusted; a table whose fields the rules do not know is still an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from evenkeel.program import definition as d
from evenkeel.program.exercise import Dose, by_code, parse_dose, parse_exercise
from evenkeel.program.fields import Fields, fill, frozen

Tables = Mapping[str, Fields]
Rows = Sequence[Fields]
Value = TypeVar("Value")


def parse_program(bundle: Fields) -> d.Program:
    """Return the rules' part of a bundle; words, claims and sources stay behind."""
    rules = cast(Tables, bundle["program"])
    slugs = {
        slug: parse_exercise(slug, exercise)
        for slug, exercise in cast(Tables, bundle["exercises"]).items()
    }
    return d.Program(
        release=str(bundle["release"]),
        exercises=by_code(slugs),
        slugs=slugs,
        phases=_rows(d.Phase, rules, "phases"),
        calendar=_table(d.Calendar, rules, "calendar"),
        calendar_limit_days=cast(int, rules["calendar_limit_days"]),
        caps=cast(Mapping[str, int], frozen(rules["caps"])),
        slots=cast(Mapping[str, tuple[str, ...]], frozen(rules["slots"])),
        choices=_table(d.Choices, rules, "choices"),
        ladders=cast(Mapping[str, tuple[str, ...]], frozen(rules["ladders"])),
        pools=cast(Mapping[str, tuple[str, ...]], frozen(rules["pools"])),
        pool_levels=cast(Mapping[str, tuple[int, int]], frozen(rules["pool_levels"])),
        start=_table(d.Start, rules, "start"),
        catch_up=_rows(d.CatchUp, rules, "catch_up"),
        progression=_table(d.Progression, rules, "progression"),
        minutes=cast(Mapping[str, float], frozen(rules["minutes"])),
        budgets=_table(d.Budgets, rules, "budgets"),
        light=_table(d.LightLimits, rules, "light"),
        gates=_rows(d.GateRow, rules, "gates"),
        walking=_table(d.Walking, rules, "walking"),
        clock=_table(d.Clock, rules, "clock"),
        pause=_table(d.Pause, rules, "pause"),
        spasm_return=_table(d.SpasmReturn, rules, "spasm_return"),
        escalation=_escalation(cast(Rows, cast(Fields, bundle["spasm"])["escalate"])),
        ease=_ease(rules["ease"]),
        checks=_table(d.Checks, rules, "checks"),
        bird_dog_gate=_table(d.BirdDogGate, rules, "bird_dog_gate"),
        tags=_tags(cast(Rows, cast(Fields, bundle["screening"])["tags"])),
        brace=_brace(
            cast(Fields, bundle["brace"]),
            guide=cast(Fields, cast(Fields, bundle["spasm"])["brace"]),
        ),
        screening=_screening(cast(Fields, bundle["screening"])),
        unlocked={
            str(row["id"]): tuple(cast(Sequence[str], row.get("unlocked", [])))
            for row in cast(Rows, cast(Fields, bundle["screening"])["outcomes"])
        },
        test_skips={
            str(row["id"]): frozenset(cast(Sequence[str], row.get("skip_tags", [])))
            for row in cast(Rows, cast(Fields, bundle["self_check"])["tests"])
        },
        profile=cast(Fields, frozen(bundle["profile"])),
        lesson_days=_lesson_days(cast(Tables, bundle["lessons"])),
        outcome_limits=cast(
            Mapping[str, float], frozen(cast(Fields, bundle["outcomes"])["thresholds"])
        ),
    )


def _table(make: type[Value], tables: Tables, name: str) -> Value:
    return fill(make, tables[name], at=name)


def _rows(make: type[Value], tables: Tables, name: str) -> tuple[Value, ...]:
    return tuple(fill(make, row, at=name) for row in cast(Rows, tables[name]))


def _tags(rows: Rows) -> dict[str, d.Tag]:
    tags = (
        d.Tag(
            id=str(row["id"]),
            removes=frozenset(cast(Sequence[str], row["removes"])),
            hold_cap_s=cast("float | None", row.get("hold_cap_s")),
        )
        for row in rows
    )
    return {tag.id: tag for tag in tags}


def _brace(data: Fields, *, guide: Fields) -> d.Brace:
    after = cast(Fields, data["after_spasm"])
    return d.Brace(
        baseline_cap_hours=cast(float, data["baseline_cap_hours"]),
        round_hours=cast(float, data["round_hours"]),
        hold_back_days_after_red=cast(int, data["hold_back_days_after_red"]),
        steps=tuple(
            d.BraceStep(
                from_day=cast(int, step["from_day"]),
                percent=cast(float, step["percent"]),
                block_hours=cast(float, step["block_hours"]),
                cap_hours=cast("float | None", step.get("cap_hours")),
            )
            for step in cast(Rows, data["steps"])
        ),
        after_spasm_limit_hours=cast(float, after["limit_hours"]),
        after_spasm_days=cast(int, after["days"]),
        last_day_limit_hours=cast(float, guide["day_3_hours"]),
        late_from_day=cast(int, after["late_from_day"]),
        late_limit_hours=cast(float, after["late_limit_hours"]),
        late_days=cast(int, after["late_days"]),
    )


def _ease(data: Fields) -> d.Ease:
    def doses(name: str) -> dict[str, Dose]:
        return {
            code: parse_dose(one, at=f"ease.{name}")
            for code, one in cast(Tables, data[name]).items()
        }

    return d.Ease(
        items=tuple(cast(Sequence[str], data["items"])),
        spasm_items=tuple(cast(Sequence[str], data["spasm_items"])),
        stretch_max_pain=cast(float, data["stretch_max_pain"]),
        doses=doses("doses"),
        spasm_doses=doses("spasm_doses"),
    )


def _escalation(rows: Rows) -> d.Escalation:
    by_id = {str(row["id"]): row for row in rows}
    return d.Escalation(
        hours_without_drop=cast(float, by_id["no_drop"]["hours_without_drop"]),
        drop=cast(float, by_id["no_drop"]["drop"]),
        hours_unable_to_walk=cast(float, by_id["cannot_walk"]["hours_unable_to_walk"]),
        strong_pain=cast(float, by_id["strong_pain"]["pain"]),
        strong_hours=cast(float, by_id["strong_pain"]["hours"]),
    )


def _screening(data: Fields) -> d.ScreeningRules:
    return d.ScreeningRules(
        valid_days=cast(int, data["valid_days"]),
        mini=tuple(cast(Sequence[str], data["mini"])),
        questions=tuple(_question(row) for row in cast(Rows, data["questions"])),
    )


def _question(row: Fields) -> d.Question:
    return d.Question(
        id=str(row["id"]),
        many=row["kind"] == "many",
        answers=tuple(
            d.Answer(
                value=cast("bool | str", answer["value"]),
                outcome=str(answer["outcome"]),
                tags=tuple(cast(Sequence[str], answer.get("tags", []))),
                reason=cast("str | None", answer.get("reason")),
            )
            for answer in cast(Rows, row["answers"])
        ),
    )


def _lesson_days(lessons: Tables) -> tuple[tuple[int, str], ...]:
    return tuple(sorted((cast(int, lesson["day"]), slug) for slug, lesson in lessons.items()))
