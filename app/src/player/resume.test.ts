import { expect, test } from "vitest";
import type { Entry, Kind, Payloads } from "../diary/entry";
import type { Exercise } from "../words/content";
import { CHOICE_COOL_DOWN, CHOICE_EASIER, doseOf, runningSession, standing } from "./resume";

let minute = 0;
function line<K extends Kind>(kind: K, payload: Payloads[K]): Entry<K> {
  minute += 1;
  const at = new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString();
  return { id: `id-${String(minute).padStart(4, "0")}`, at, offset_min: 0, date: "2026-01-05", kind, version: 1, payload };
}

const exercises = Object.fromEntries(
  [["breathing", "BR01"], ["rest", "BK06"], ["march", "AB03"], ["bridge", "GL02"]].map(([slug, code]) => [
    slug,
    { slug, code, levels: [{ sets: 2, reps: 6 }, { sets: 2, reps: 8 }, { sets: 3, reps: 10 }] },
  ]),
) as unknown as Record<string, Exercise>;
const item = (slug: string) => ({ slug, code: "", level: 2, dose: { sets: 2, reps: 8 } });
const started = () =>
  line("session_started", {
    release: "1",
    pain_before: 2,
    reach: "back",
    new_numbness_or_weakness: false,
    session: { items: [item("march"), item("bridge")] } as never,
  });
const rated = (session: string, slug: string, some = {}) =>
  line("exercise_rated", { session, slug, pain_peak: 1, effort: 4, completion: 1, ...some });

test("a reload comes back to the same exercise and the same set", () => {
  const start = started();
  const diary = [start, rated(start.id, "march"), line("set_done", { session: start.id, slug: "bridge", set: 1, completion: 1 })];
  expect(runningSession(diary)?.id).toBe(start.id);
  const at = standing(diary, start, exercises);
  expect([at.index, at.sets.length]).toEqual([1, 1]);
});

test("the cool-down takes the place of what was left", () => {
  const start = started();
  const diary = [
    start,
    rated(start.id, "march", { too_much: true }),
    line("choice_made", { choice: CHOICE_COOL_DOWN, value: start.id }),
  ];
  const at = standing(diary, start, exercises);
  expect(at.items.map(({ slug }) => slug)).toEqual(["march", "breathing", "rest"]);
  expect([at.index, at.cooling, at.too_much]).toEqual([1, true, 1]);
});

test("easier lowers the dose by one level, for that exercise only", () => {
  const start = started();
  const diary = [start, line("choice_made", { choice: CHOICE_EASIER, value: [start.id, "march"] })];
  const at = standing(diary, start, exercises);
  expect(at.eased).toBe(true);
  expect(doseOf(at.items[0]!, at.eased, exercises).reps).toBe(6);
  expect(standing([...diary, rated(start.id, "march")], start, exercises).eased).toBe(false);
});

test("a finished session is not running", () => {
  const start = started();
  const end = line("session_finished", {
    session: start.id,
    ended: "completed",
    pain_after: 1,
    reach: "back",
    new_numbness_or_weakness: false,
  });
  expect(runningSession([start, end])).toBeNull();
});
