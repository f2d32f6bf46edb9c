/** A dose as a short line of words: "2 × 6 each side", "3 × 10 s", "5 min". */
import type { Dose } from "../engine/today";
import type { Language, Text } from "../words/content";
import type { Words } from "../words/en";

type Units = Record<string, { one: Text; many: Text }>;

export function doseLine(dose: Dose, words: Words, units: Units, language: Language): string {
  const w = words.session.dose;
  const work = workOf(dose, words, units, language);
  const sets = dose.sets > 1 ? w.times(dose.sets, work) : work;
  return dose.per_side ? w.eachSide(sets) : sets;
}

function workOf(dose: Dose, words: Words, units: Units, language: Language): string {
  const w = words.session.dose;
  if (dose.duration_s) return dose.duration_s >= 60 ? words.min(round(dose.duration_s / 60)) : w.seconds(dose.duration_s);
  if (dose.distance_m) return w.meters(dose.distance_m);
  const reps = dose.reps ?? 0;
  if (dose.hold_s && !dose.tempo_s) return reps > 1 ? w.times(reps, w.seconds(dose.hold_s)) : w.seconds(dose.hold_s);
  const unit = units[dose.unit ?? "rep"];
  const count = unit && (dose.unit ?? "rep") !== "rep" ? `${reps} ${unit[reps === 1 ? "one" : "many"][language]}` : String(reps);
  if (dose.hold_breaths) return w.holdBreaths(count, dose.hold_breaths);
  return count;
}

/** The rest of the dose, in words: range, load, height, tempo. */
export function doseNotes(dose: Dose, words: Words, variations: Record<string, Text>, language: Language): string[] {
  const w = words.session.dose;
  const variation = dose.variation ? variations[dose.variation] : undefined;
  return [
    variation ? variation[language] : "",
    dose.range_deg ? w.range(dose.range_deg) : "",
    dose.load_kg ? w.load(dose.load_kg) : "",
    dose.load_body_mass_percent ? w.loadShare(dose.load_body_mass_percent) : "",
    dose.height_cm ? w.height(dose.height_cm) : "",
    dose.foot_distance_cm ? w.feet(dose.foot_distance_cm) : "",
    dose.effort_percent ? w.effort(dose.effort_percent / 10) : "",
    dose.tempo_s ? w.tempo(...dose.tempo_s) : "",
    dose.finish_hold_s ? w.finish(dose.finish_hold_s) : "",
  ].filter(Boolean);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
