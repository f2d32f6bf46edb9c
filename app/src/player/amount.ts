/** How much was done of what was prescribed: repetitions or seconds, 0 to 1. */
import type { Entry } from "../diary/entry";
import type { Dose } from "../engine/today";

/** The work of one set, in whatever the dose counts. */
export function amountOf(dose: Dose): number {
  if (dose.duration_s) return dose.duration_s;
  if (dose.distance_m) return dose.distance_m;
  return (dose.reps ?? 1) * (dose.hold_s && !dose.tempo_s ? dose.hold_s : 1);
}

export function completionOf(prescribed: Dose, done: Dose, sets: Entry<"set_done">[]): number {
  const wanted = (prescribed.sets || 1) * amountOf(prescribed);
  const shares = sets.reduce((sum, { payload }) => sum + payload.completion, 0);
  const share = wanted ? (shares * amountOf(done)) / wanted : 1;
  return Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
}
