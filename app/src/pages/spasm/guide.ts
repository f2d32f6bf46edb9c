/** Where a spasm stands, by the clock and by the diary; complete data, so it needs no engine. */
import type { Entry } from "../../diary/entry";
import type { Spasm, SpasmStep } from "../../words/content";

const LAST_DAY = 7;
const NIGHT_FROM_MIN = 240;

/** The newest spasm, while its guide still has something to say. */
export function openSpasm(entries: Entry[], now: Date): Entry<"spasm_reported"> | null {
  const last = entries.findLast((entry) => entry.kind === "spasm_reported") as Entry<"spasm_reported"> | undefined;
  return last && dayOf(last, now) <= LAST_DAY ? last : null;
}

/** 1 on the day it began, 2 on the next local date, and so on. */
export function dayOf(spasm: Entry, now: Date): number {
  const [year = 0, month = 1, day = 1] = spasm.date.split("-").map(Number);
  const from = Date.UTC(year, month - 1, day);
  const to = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((to - from) / 86_400_000) + 1;
}

export function stepAt(guide: Spasm, minutes: number, day: number): SpasmStep | null {
  if (day > 1 && minutes >= NIGHT_FROM_MIN) {
    return guide.days.find((one) => day >= (one.day ?? 0) && day <= (one.to_day ?? 0)) ?? null;
  }
  return guide.steps.find((one) => minutes >= (one.from_min ?? 0) && minutes < (one.to_min ?? 0)) ?? null;
}

/** All that the guide says, in order, from the first two minutes to day 7. */
export function allSteps(guide: Spasm): SpasmStep[] {
  return [...guide.steps, ...guide.days];
}

/** The minute whose rating is due: the latest one passed that has none. */
export function ratingDue(guide: Spasm, ratings: Entry<"spasm_rated">[], minutes: number): number | null {
  const moments = guide.steps.flatMap((step) => step.rate_at_min ?? []).filter((at) => minutes >= at);
  const due = moments.at(-1);
  const until = guide.steps.find((step) => step.rate_at_min?.length)?.to_min ?? 0;
  if (due === undefined || minutes >= until) return null;
  return ratings.some(({ payload }) => payload.minute >= due) ? null : due;
}
