/**
 * Where a session stands, read from the diary alone.
 *
 * Every set, rating and choice is a line there the moment it happens, so a
 * reload, a dead battery or a second device comes back to the same set.
 */
import type { Entry, Kind } from "../diary/entry";
import type { Item, Session } from "../engine/today";
import type { Exercise } from "../words/content";

/** What closes a session early: easy breathing, then legs on a chair. */
export const COOL_DOWN = ["BR01", "BK06"];

export const CHOICE_EASIER = "easier";
export const CHOICE_COOL_DOWN = "cool_down";

export interface Standing {
  id: string;
  session: Session;
  pain_before: number;
  items: Item[];
  /** Index of the exercise to do; items.length when all are rated. */
  index: number;
  /** Sets of that exercise already done. */
  sets: Entry<"set_done">[];
  eased: boolean;
  last_rating: Entry<"exercise_rated"> | null;
  too_much: number;
  cooling: boolean;
}

const is = <K extends Kind>(kind: K) => (entry: Entry): entry is Entry<K> => entry.kind === kind;

/** The newest session that was started and not finished, if any. */
export function runningSession(entries: Entry[]): Entry<"session_started"> | null {
  const finished = new Set(entries.filter(is("session_finished")).map((entry) => entry.payload.session));
  const started = entries.filter(is("session_started")).filter((entry) => !finished.has(entry.id));
  return started.sort(byTime).at(-1) ?? null;
}

export function standing(
  entries: Entry[],
  started: Entry<"session_started">,
  exercises: Record<string, Exercise>,
): Standing {
  const here = entries.filter((entry) => entry.at >= started.at).sort(byTime);
  const choice = here.filter(is("choice_made"));
  const coolDown = choice.find(({ payload }) => payload.choice === CHOICE_COOL_DOWN && payload.value === started.id);
  const rated = here.filter(is("exercise_rated")).filter(({ payload }) => payload.session === started.id);
  const before = coolDown ? rated.filter((entry) => entry.at < coolDown.at) : rated;
  const after = coolDown ? rated.filter((entry) => entry.at >= coolDown.at) : [];
  const session = started.payload.session;
  const items = coolDown
    ? [...session.items.slice(0, before.length), ...coolDownItems(exercises)]
    : session.items;
  const index = Math.min(items.length, before.length + after.length);
  const slug = items[index]?.slug ?? "";
  const since = coolDown?.at ?? started.at;
  return {
    id: started.id,
    session,
    pain_before: started.payload.pain_before,
    items,
    index,
    sets: here
      .filter(is("set_done"))
      .filter(({ at, payload }) => payload.session === started.id && payload.slug === slug && at >= since),
    eased: choice.some(({ payload }) => payload.choice === CHOICE_EASIER && isPair(payload.value, started.id, slug)),
    last_rating: rated.at(-1) ?? null,
    too_much: rated.filter(({ payload }) => payload.too_much).length,
    cooling: coolDown !== undefined,
  };
}

function coolDownItems(exercises: Record<string, Exercise>): Item[] {
  return COOL_DOWN.flatMap((code) => {
    const exercise = Object.values(exercises).find((candidate) => candidate.code === code);
    const dose = exercise?.levels[0];
    if (!exercise || !dose) return [];
    return [
      {
        slug: exercise.slug,
        code,
        slot: "cool_down",
        ladder: null,
        rung: 1,
        level: 1,
        substitute: false,
        dose,
        minutes: 2,
        because: { code: "", params: {} },
      },
    ];
  });
}

/** The dose to do: one level lower once the person asked for it, and no lower than level 1. */
export function doseOf(item: Item, eased: boolean, exercises: Record<string, Exercise>): Item["dose"] {
  if (!eased || item.level <= 1) return item.dose;
  const lower = exercises[item.slug]?.levels[item.level - 2];
  return lower ? { ...lower, sets: Math.min(lower.sets ?? 1, item.dose.sets) } : item.dose;
}

function isPair(value: unknown, first: string, second: string): boolean {
  return Array.isArray(value) && value[0] === first && value[1] === second;
}

function byTime(a: Entry, b: Entry): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;
}
