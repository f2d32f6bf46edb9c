/**
 * The diary as a file: one entry a line, JSON, in order of time.
 *
 * A line's frame is checked as docs/diary.schema.json has it, so that nothing half-read enters
 * the diary. What a payload means is for the rules: kinds they do not know are kept as they are.
 */
import type { Entry } from "./entry";

export type Fault = "not_json" | "not_an_entry" | "id" | "at" | "offset_min" | "date" | "kind" | "version" | "payload";

export interface ReadLine {
  line: number;
  entry?: Entry;
  fault?: Fault;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WIDEST_OFFSET_MIN = 14 * 60;

const checks: Record<string, (value: unknown) => boolean> = {
  id: (id) => typeof id === "string" && id !== "",
  at: (at) => typeof at === "string" && MOMENT.test(at) && !Number.isNaN(Date.parse(at)),
  offset_min: (offset) => Number.isInteger(offset) && Math.abs(offset as number) <= WIDEST_OFFSET_MIN,
  date: (date) => typeof date === "string" && isDate(date),
  kind: (kind) => typeof kind === "string" && kind !== "",
  version: (version) => Number.isInteger(version) && (version as number) >= 1,
  payload: isObject,
};

export function writeLines(entries: readonly Entry[]): string {
  return entries.map((entry) => JSON.stringify(entry) + "\n").join("");
}

/** Empty lines are passed over; a line that cannot be read says what is wrong with it. */
export function readLines(text: string): ReadLine[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== "")
    .map(({ line, text: json }) => ({ line, ...readLine(json) }));
}

/** Same entry, whatever the order of its keys. */
export function sameEntry(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function readLine(json: string): { entry: Entry } | { fault: Fault } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: "not_json" };
  }
  if (!isObject(value)) return { fault: "not_an_entry" };
  for (const [field, holds] of Object.entries(checks)) {
    if (!holds(value[field])) return { fault: field as Fault };
  }
  return { entry: value as unknown as Entry };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, ordered(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
