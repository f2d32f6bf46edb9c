/**
 * One set as a row of beats: what moves, for how many seconds, on which side.
 *
 * The beats are laid out once from the dose. Where we are is then only a
 * question of how much time has passed, so a sleeping tab catches up by itself.
 */
import type { Dose } from "../engine/today";
import type { Exercise } from "../words/content";

export type Act = "ready" | "toward" | "pause" | "back" | "hold" | "rest" | "in" | "keep" | "out" | "swap" | "run";
export type Side = "right" | "left";

export interface Beat {
  act: Act;
  seconds: number;
  /** Which repetition of this side, from 1. */
  rep: number;
  side: Side | null;
}

export const READY_S = 5;
const SWAP_S = 6;
/** Between two holds of one set, where the dose names no longer rest. */
const LET_GO_S = 3;
const SMALL_BREATH_S = 4;
const PLAIN_BREATH: [number, number, number] = [4, 0, 6];
const PLAIN_TEMPO: [number, number, number] = [2, 1, 2];

/**
 * Sides take turns when each repetition comes back to where it began. Lying on
 * a side, or tied to a band at one side, all repetitions of a side come first.
 */
export function takesTurns(exercise: Exercise): boolean {
  const fixed = exercise.start_position.startsWith("side-lying") || (exercise.kit ?? []).includes("band");
  return exercise.count === "reps" && !fixed && exercise.levels.every((level) => level.per_side === true);
}

/** All beats of one set; empty when the person counts (carries, stairs). */
export function beatsOf(dose: Dose, exercise: Exercise): Beat[] {
  if (exercise.count === "log") return [];
  if (exercise.count === "timer") return [ready(), { act: "run", seconds: dose.duration_s ?? 60, rep: 1, side: null }];
  const reps = repsOf(dose);
  const sides: (Side | null)[] = dose.per_side ? ["right", "left"] : [null];
  const beats = [ready()];
  if (sides.length === 2 && takesTurns(exercise)) {
    for (let rep = 1; rep <= reps; rep += 1) for (const side of sides) beats.push(...oneRep(dose, exercise, rep, side));
    return beats;
  }
  for (const side of sides) {
    if (side === "left") beats.push({ act: "swap", seconds: SWAP_S, rep: reps, side });
    for (let rep = 1; rep <= reps; rep += 1) beats.push(...oneRep(dose, exercise, rep, side));
  }
  return beats;
}

export function repsOf(dose: Dose): number {
  return dose.reps ?? 1;
}

function ready(): Beat {
  return { act: "ready", seconds: READY_S, rep: 1, side: null };
}

function oneRep(dose: Dose, exercise: Exercise, rep: number, side: Side | null): Beat[] {
  const beat = (act: Act, seconds: number): Beat => ({ act, seconds, rep, side });
  const parts: Beat[] = [];
  if (exercise.count === "breaths" && !dose.hold_breaths) {
    const [breathIn, pause, out] = dose.breath_s ?? PLAIN_BREATH;
    parts.push(beat("in", breathIn), beat("keep", pause), beat("out", out));
  } else if (dose.hold_breaths) {
    parts.push(beat("hold", dose.hold_breaths * SMALL_BREATH_S), beat("rest", LET_GO_S));
  } else if (exercise.count === "hold") {
    const between = Math.min(dose.rest_s ?? LET_GO_S, Math.max(LET_GO_S, dose.hold_s ?? 0));
    parts.push(beat("hold", dose.hold_s ?? 0));
    if (rep < repsOf(dose)) parts.push(beat("rest", between <= 6 ? between : LET_GO_S));
  } else {
    const [toward, pause, back] = dose.tempo_s ?? PLAIN_TEMPO;
    parts.push(beat("toward", toward), beat("pause", Math.max(pause, dose.hold_s ?? 0)), beat("back", back));
  }
  return parts.filter((part) => part.seconds > 0);
}

export interface Place {
  index: number;
  beat: Beat;
  /** Seconds gone in this beat, and whole seconds left to show. */
  into_s: number;
  left_s: number;
  done: boolean;
}

/** Where the set is after so many seconds. */
export function placeAt(beats: Beat[], elapsed_s: number): Place {
  let from = 0;
  for (const [index, beat] of beats.entries()) {
    const into_s = elapsed_s - from;
    if (into_s < beat.seconds) return { index, beat, into_s, left_s: Math.ceil(beat.seconds - into_s), done: false };
    from += beat.seconds;
  }
  const index = beats.length - 1;
  const beat = beats[index]!;
  return { index, beat, into_s: beat.seconds, left_s: 0, done: true };
}

export function lengthOf(beats: Beat[]): number {
  return beats.reduce((sum, beat) => sum + beat.seconds, 0);
}

/** The share of the set's work that is done: time under work, without getting ready. */
export function shareDone(beats: Beat[], elapsed_s: number): number {
  const work = Math.max(0, lengthOf(beats) - READY_S);
  return work === 0 ? 1 : Math.min(1, Math.max(0, elapsed_s - READY_S) / work);
}

/** How far the figure is from its first to its last key pose, 0 to 1. */
export function reachOf(place: Place): number {
  const share = place.beat.seconds ? Math.min(1, place.into_s / place.beat.seconds) : 1;
  const eased = (1 - Math.cos(Math.PI * share)) / 2;
  switch (place.beat.act) {
    case "toward":
    case "in":
      return eased;
    case "pause":
    case "hold":
    case "keep":
    case "run":
      return 1;
    case "back":
    case "out":
      return 1 - eased;
    default:
      return 0;
  }
}
