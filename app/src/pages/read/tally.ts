/** The diary counted for the progress page: spasm days, pain by week, sessions, minutes. Sums, no judgments. */
import type { Entry, Kind } from "../../diary/entry";

const DAY_MS = 86_400_000;
const SPASM_PAIN = 7;

export interface Tally {
  withoutSpasm: number | null;
  /** The last 28 dates, oldest first: true on a spasm day, null before the diary began. */
  last28: (boolean | null)[];
  before28: number | null;
  weeks: { average: number; days: { at: number; pain: number; spasm: boolean }[] }[];
  sessions: number;
  walkedThisWeek_min: number;
  braceThisWeek_h: number;
}

const is = <K extends Kind>(kind: K) => (entry: Entry): entry is Entry<K> => entry.kind === kind;

export function tally(entries: Entry[], now: Date): Tally {
  const today = dayNumber(dateOf(now));
  const spasms = new Set(
    entries
      .filter(is("spasm_reported"))
      .filter(({ payload }) => payload.pain >= SPASM_PAIN || payload.cannot_straighten)
      .map(({ date }) => dayNumber(date)),
  );
  const first = entries.length ? Math.min(...entries.map(({ date }) => dayNumber(date))) : today;
  const lastSpasm = spasms.size ? Math.max(...spasms) : null;
  const noted = (day: number) => spasms.has(day) || (day < first ? null : false);
  const week = entries.filter(({ date }) => today - dayNumber(date) < 7);
  return {
    withoutSpasm: lastSpasm === null ? today - first + 1 : today - lastSpasm,
    last28: Array.from({ length: 28 }, (_, at) => noted(today - 27 + at)),
    before28: first <= today - 55 ? [...spasms].filter((day) => day <= today - 28 && day > today - 56).length : null,
    weeks: weeks(painByDay(entries), spasms),
    sessions: entries.filter(is("session_finished")).length,
    walkedThisWeek_min: week.filter(is("walk_done")).reduce((sum, { payload }) => sum + payload.minutes, 0),
    braceThisWeek_h: week.filter(is("brace_worn")).reduce((sum, { payload }) => sum + payload.hours, 0),
  };
}

/** The mean of all pain marks of a date; before a session counts, the peaks of exercises do not. */
function painByDay(entries: Entry[]): Map<number, number> {
  const marks = new Map<number, number[]>();
  const mark = (date: string, pain: number) => {
    const day = dayNumber(date);
    marks.set(day, [...(marks.get(day) ?? []), pain]);
  };
  for (const { date, payload } of entries.filter(is("morning_checked"))) mark(date, payload.pain);
  for (const { date, payload } of entries.filter(is("session_started"))) mark(date, payload.pain_before);
  for (const { date, payload } of entries.filter(is("pain_rated"))) if (payload.moment !== "day_worst") mark(date, payload.pain);
  return new Map([...marks].map(([day, pains]) => [day, mean(pains)]));
}

function weeks(pain: Map<number, number>, spasms: Set<number>): Tally["weeks"] {
  if (pain.size === 0) return [];
  const first = Math.min(...pain.keys());
  const last = Math.max(...pain.keys());
  const count = Math.floor((last - first) / 7) + 1;
  return Array.from({ length: count }, (_, week) => {
    const days = Array.from({ length: 7 }, (_, at) => first + week * 7 + at)
      .filter((day) => pain.has(day))
      .map((day) => ({ at: (day - first) % 7, pain: pain.get(day) ?? 0, spasm: spasms.has(day) }));
    return { average: days.length ? mean(days.map((day) => day.pain)) : Number.NaN, days };
  })
    .filter((week) => week.days.length > 0)
    .slice(-4);
}

export function dateOf(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
