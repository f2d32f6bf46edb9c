/**
 * The diary as it reads after its corrections, for every page that looks something up in it.
 *
 * As the rules do it (src/evenkeel/program/diary.py): the last correction of an entry wins,
 * null takes the entry out, and neither a correction nor an entry of a newer version is read.
 */
import type { Entry, Payloads } from "./entry";

/** `entries` are in the order of the rules, as `all()` gives them. */
export function corrected(entries: readonly Entry[]): Entry[] {
  const payloads = new Map<string, Record<string, unknown> | null>();
  for (const entry of entries) {
    if (entry.kind !== "correction" || entry.version !== 1) continue;
    const { entry: target, payload } = entry.payload as Payloads["correction"];
    if (typeof target === "string" && isPayload(payload)) payloads.set(target, payload);
  }
  return entries.flatMap((entry) => {
    if (entry.kind === "correction" || entry.version !== 1) return [];
    const payload = payloads.get(entry.id);
    if (payload === null) return [];
    return payload ? [{ ...entry, payload: payload as unknown as Entry["payload"] }] : [entry];
  });
}

// An imported line may not be what its type says.
function isPayload(payload: unknown): payload is Record<string, unknown> | null {
  return payload === null || (typeof payload === "object" && !Array.isArray(payload));
}
