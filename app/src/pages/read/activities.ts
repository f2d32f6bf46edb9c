/** What the diary says about the person's own activities: the same names come back each time. */
import { localDate } from "../../diary/stamp";
import type { Entry } from "../../diary/entry";

const DAY_MS = 86_400_000;
/** A check day may shift by some days; what was rated within the week is of the same occasion. */
const OCCASION_DAYS = 7;

export function lastActivities(entries: Entry[]): Entry<"activities_rated"> | null {
  return entries.filter(isRated).at(-1) ?? null;
}

// A line from elsewhere may hold anything; without names it is no use here.
function isRated(entry: Entry): entry is Entry<"activities_rated"> {
  return entry.kind === "activities_rated" && "activities" in entry.payload && Array.isArray(entry.payload.activities);
}

export function ratedLately(entries: Entry[], now: Date): boolean {
  const last = lastActivities(entries);
  return last !== null && Date.parse(localDate(now)) - Date.parse(last.date) < OCCASION_DAYS * DAY_MS;
}

/** One row of the form; without a score it is still open. */
export interface Rated {
  name: string;
  score?: number;
}

/** Rows to fill in: the names from before, or as many empty ones as the instrument has. */
export function rowsFrom(last: Entry<"activities_rated"> | null, most: number): Rated[] {
  if (last) return last.payload.activities.map(({ name }) => ({ name }));
  return Array.from({ length: most }, () => ({ name: "" }));
}

/** The rows that can be written down; null while one that has a name has no score. */
export function complete(rows: Rated[]): { name: string; score: number }[] | null {
  const named = rows.flatMap(({ name, score }) => (name.trim() ? [{ name: name.trim(), score }] : []));
  return named.every((row): row is { name: string; score: number } => row.score !== undefined) ? named : null;
}
