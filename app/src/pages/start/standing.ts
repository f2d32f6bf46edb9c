/** The last safety check's answers, looked up again: an emergency stays on the screen until it is answered anew. */
import type { Entry } from "../../diary/entry";
import type { OutcomeId } from "../../engine/today";
import type { Screening } from "../../words/content";
import { found, type Found, worst } from "./lookup";

type Check = Entry<"screening_answered"> | Entry<"mini_screened"> | Entry<"spasm_screened">;
const CHECKS = ["screening_answered", "mini_screened", "spasm_screened"];

export function lastCheck(entries: Entry[]): Check | null {
  return (entries.findLast((entry) => CHECKS.includes(entry.kind)) as Check | undefined) ?? null;
}

export function lastFound(entries: Entry[], screening: Screening): Found[] {
  const check = lastCheck(entries);
  return check ? found(screening, check.payload.answers) : [];
}

export function standingEmergency(entries: Entry[], screening: Screening): boolean {
  const check = lastCheck(entries);
  return check !== null && outcomeOf(check, screening) === "EMERGENCY";
}

/** In a spasm any yes or doubt is an emergency. */
export function outcomeOf(check: Check, screening: Screening): OutcomeId {
  const outcome = worst(screening, check.payload.answers);
  return check.kind === "spasm_screened" && outcome !== "OK" ? "EMERGENCY" : outcome;
}
