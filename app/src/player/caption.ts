/** The line on the mat, which is also what is spoken: a cue at a time, and what comes when it changes. */
import type { ExerciseWords } from "../words/content";
import type { Words } from "../words/en";
import type { Place } from "./beats";

/** Long holds and rests of a kind give each cue this long before the next. */
const CUE_S = 9;

export function caption(
  text: ExerciseWords,
  words: Words["session"],
  place: Place | null,
  restLeft_s: number | null,
  elapsed_s: number,
): string {
  if (restLeft_s !== null) return words.rest;
  const cues = text.cues;
  if (!place) return cues[0] ?? text.feel;
  const { act, rep, side } = place.beat;
  if (place.done) return words.speech.done;
  if (act === "ready") return words.acts.ready ?? "";
  if (act === "swap") return words.speech.swap;
  if (act === "hold" || act === "run" || act === "keep") return cues[Math.floor(elapsed_s / CUE_S) % cues.length] ?? "";
  const turn = side === "left" ? rep : rep - 1;
  return cues[turn % cues.length] ?? "";
}
