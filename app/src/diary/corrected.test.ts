import { expect, test } from "vitest";
import { corrected } from "./corrected";
import type { Entry, Kind, Payloads } from "./entry";

let count = 0;
function line<K extends Kind>(kind: K, payload: Payloads[K]): Entry<K> {
  count += 1;
  const minute = String(count).padStart(2, "0");
  return { id: `e${minute}`, at: `2026-03-02T08:${minute}:00Z`, offset_min: 0, date: "2026-03-02", kind, version: 1, payload };
}

test("a correction replaces what an entry says and is not read itself", () => {
  const walk = line("walk_done", { minutes: 10, pain_before: 1, pain_peak: 2 });
  const other = line("brace_worn", { hours: 1 });
  const right = { minutes: 20, pain_before: 1, pain_peak: 2 };
  const correction = line("correction", { entry: walk.id, payload: right });
  expect(corrected([walk, other, correction])).toEqual([{ ...walk, payload: right }, other]);
});

test("null takes an entry out, and the last correction wins", () => {
  const spasm = line("spasm_reported", { pain: 8, cannot_straighten: true });
  const out = line("correction", { entry: spasm.id, payload: null });
  const back = line("correction", { entry: spasm.id, payload: { pain: 7, cannot_straighten: false } });
  expect(corrected([spasm, out])).toEqual([]);
  expect(corrected([spasm, out, back])).toEqual([{ ...spasm, payload: back.payload.payload }]);
});

test("what is of a newer version is passed over, and a correction of another shape changes nothing", () => {
  const rest = line("rest_taken", {});
  const newer = { ...line("correction", { entry: rest.id, payload: null }), version: 2 } as unknown as Entry;
  const odd = line("correction", { entry: rest.id, payload: "gone" as unknown as null });
  const later = { ...line("lesson_read", { slug: "next" }), version: 2 } as unknown as Entry;
  expect(corrected([rest, newer, odd, later])).toEqual([rest]);
});

test("a correction corrects an entry, never another correction", () => {
  const rest = line("rest_taken", {});
  const out = line("correction", { entry: rest.id, payload: null });
  const undo = line("correction", { entry: out.id, payload: null });
  expect(corrected([rest, out, undo])).toEqual([]);
});
