import { expect, test } from "vitest";
import type { Exercise } from "../words/content";
import { beatsOf, lengthOf, placeAt, READY_S, shareDone, takesTurns } from "./beats";

const exercise = (some: Partial<Exercise>): Exercise =>
  ({ count: "reps", start_position: "hook-lying", levels: [{ sets: 1, per_side: true }], ...some }) as Exercise;

test("a repetition is toward, pause and back, after getting ready", () => {
  const beats = beatsOf({ sets: 1, reps: 2, tempo_s: [2, 1, 3] }, exercise({}));
  expect(beats.map(({ act }) => act)).toEqual(["ready", "toward", "pause", "back", "toward", "pause", "back"]);
  expect(lengthOf(beats)).toBe(READY_S + 12);
});

test("sides take turns where each repetition returns to its start", () => {
  const beats = beatsOf({ sets: 1, reps: 2, per_side: true, tempo_s: [1, 0, 1] }, exercise({}));
  expect(beats.filter(({ act }) => act === "toward").map(({ side }) => side)).toEqual(["right", "left", "right", "left"]);
});

test("lying on a side, one side comes first and the other after a change", () => {
  const clamshell = exercise({ start_position: "side-lying" });
  expect(takesTurns(clamshell)).toBe(false);
  const beats = beatsOf({ sets: 1, reps: 1, per_side: true, tempo_s: [1, 0, 1] }, clamshell);
  expect(beats.map(({ act, side }) => `${act} ${side}`)).toContain("swap left");
});

test("a hold counts its seconds down", () => {
  const beats = beatsOf({ sets: 1, hold_s: 10 }, exercise({ count: "hold" }));
  const place = placeAt(beats, READY_S + 2.5);
  expect(place.beat.act).toBe("hold");
  expect(place.left_s).toBe(8);
});

test("after the last beat the set is done, however late the clock is read", () => {
  const beats = beatsOf({ sets: 1, duration_s: 120 }, exercise({ count: "timer" }));
  expect(placeAt(beats, 9999).done).toBe(true);
  expect(shareDone(beats, READY_S + 60)).toBe(0.5);
});

test("what the person counts has no beats", () => {
  expect(beatsOf({ sets: 2, distance_m: 10 }, exercise({ count: "log" }))).toEqual([]);
});
