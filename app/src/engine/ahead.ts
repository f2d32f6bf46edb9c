/**
 * Today at once: the day that the engine worked out on an earlier visit, if it still holds.
 *
 * After every change the next seven local dates are worked out as if nothing more were
 * logged, and kept. One of them holds on its date while rules, content and diary are the
 * same; so a return visit never waits for the engine, and a page without such a day shows
 * the last one it knows with no way to start (`current` is false) until the engine answers.
 */
import { count, newestId, subscribe } from "../diary/diary";
import { keepDays, readDays } from "../diary/days";
import { localDate, offsetMin } from "../diary/stamp";
import { ask, type Fault, isFault, isRunning } from "./process";
import type { Today } from "./today";

export interface Day {
  today: Today | null;
  /** False: shown for orientation only, nothing may be started from it. */
  current: boolean;
  /** The engine could not answer; `today` is then what was last known. */
  error: string | null;
}

interface Kept {
  rules: string;
  newest: string | null;
  count: number;
  derived_ms: number;
  today: Today;
}

/** Hours matter too (a spasm, a check that falls due), so a day kept longer is worked out again. */
const FRESH_MS = 10 * 60 * 1000;
/** A page often writes two or three entries together. */
const SETTLE_MS = 50;
const OVERTAKEN_MS = 250;
const MIDNIGHT_CHECK_MS = 30_000;

let kept: Promise<Kept[]> | null = null;
let working: Promise<Today | Fault> | null = null;
let told = "";
let settling: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<(day: Day) => void>();

/** The day as kept if it holds, else fresh from the engine. */
export async function today(): Promise<Today | Fault> {
  return (await holding())?.today ?? refresh();
}

/** Tell `listener` the day now, and again whenever it changes; returns how to stop. */
export function follow(listener: (day: Day) => void): () => void {
  listeners.add(listener);
  void show();
  return () => listeners.delete(listener);
}

/** What is known goes out at once, and the engine is asked when that is not enough. */
async function show(): Promise<void> {
  const held = await holding();
  await tell(null);
  if (!held || Date.now() - held.derived_ms > FRESH_MS) await refresh();
}

/** Work out this day and the six after it, keep them, and tell whoever follows. */
export function refresh(): Promise<Today | Fault> {
  working ??= work().finally(() => (working = null));
  return working;
}

async function work(): Promise<Today | Fault> {
  const now = new Date();
  const diary = { newest: newestId(), count: count() };
  const days = await ask({ op: "week", now: now.toISOString(), offset_min: offsetMin(now) });
  const first = isFault(days) ? days : days[0];
  if (isFault(days) || !first || isFault(first)) return failed(isFault(first) ? first : { error: "No day came back." });
  const week = days.map((day): Kept => ({ ...diary, rules: __PARTS__.rules, derived_ms: now.getTime(), today: day }));
  kept = Promise.resolve(week);
  // What cannot be kept is worked out again on the next visit.
  await keepDays(Object.fromEntries(week.map((day) => [day.today.date, day]))).catch(() => {});
  await tell(null);
  return first;
}

async function failed(fault: Fault): Promise<Fault> {
  await tell(fault.error);
  return fault;
}

async function tell(error: string | null): Promise<void> {
  const held = await holding();
  const shown = held ?? (await lastKnown());
  told = localDate(new Date());
  for (const listener of listeners) listener({ today: shown?.today ?? null, current: held !== undefined, error });
}

async function holding(): Promise<Kept | undefined> {
  return (await read()).find(holds);
}

function holds(day: Kept): boolean {
  return (
    day.today.date === localDate(new Date()) &&
    day.rules === __PARTS__.rules &&
    day.newest === newestId() &&
    day.count === count()
  );
}

/** Of the same rules only: another release may shape its days otherwise. */
async function lastKnown(): Promise<Kept | undefined> {
  const date = localDate(new Date());
  const known = (await read()).filter((day) => day.rules === __PARTS__.rules && day.today.date <= date);
  return known.sort((a, b) => (a.today.date < b.today.date ? 1 : -1))[0];
}

function read(): Promise<Kept[]> {
  kept ??= readDays().then(
    (days) => days as Kept[],
    () => [],
  );
  return kept;
}

async function again(): Promise<void> {
  await working;
  await refresh();
}

subscribe(() => {
  // In a session nobody looks at the day, and the engine need not come back for every set.
  if (listeners.size === 0 && !isRunning()) return;
  clearTimeout(settling);
  settling = setTimeout(() => void again(), SETTLE_MS);
  // A day that an entry has overtaken must not start a session while the engine wakes up.
  setTimeout(() => void tell(null), OVERTAKEN_MS);
});

function lookAgain(): void {
  if (document.visibilityState === "visible" && listeners.size > 0) void show();
}

document.addEventListener("visibilitychange", lookAgain);
setInterval(() => {
  if (told !== localDate(new Date())) lookAgain();
}, MIDNIGHT_CHECK_MS);
