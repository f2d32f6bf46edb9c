/** Exercises outside the plan that a note of the day opens to the person, by the note's code. */
import type { Today } from "../../engine/today";

const OPENED: Record<string, string> = { "prone-prop-offered": "prone-prop", "bird-dog-open": "bird-dog" };

export function openedBy(today: Today | null): string[] {
  if (!today || today.lock || today.spasm) return [];
  return today.notes.flatMap(({ code }) => OPENED[code] ?? []);
}
