import { expect, test } from "vitest";
import type { Entry } from "./entry";
import { readLines, sameEntry, writeLines } from "./lines";

const walk: Entry<"walk_done"> = {
  id: "01a204df-14c7-7000-b43b-0cf5edc5ac47",
  at: "2026-11-22T20:07:38.439Z",
  offset_min: 60,
  date: "2026-11-22",
  kind: "walk_done",
  version: 1,
  payload: { minutes: 10, pain_before: 2, pain_peak: 3 },
};

test("what is written is read again", () => {
  expect(readLines(writeLines([walk, walk]))).toEqual([
    { line: 1, entry: walk },
    { line: 2, entry: walk },
  ]);
});

test("a kind from a newer release is kept as it is", () => {
  const unknown = { ...walk, kind: "moon_watched", version: 7, payload: { phase: "full" }, extra: [1] };
  expect(readLines(JSON.stringify(unknown))[0]?.entry).toEqual(unknown);
});

test("a file from another system is read: byte order mark, carriage returns, empty lines", () => {
  const text = `\uFEFF${JSON.stringify(walk)}\r\n\r\n${JSON.stringify(walk)}`;
  expect(readLines(text).map(({ line }) => line)).toEqual([1, 3]);
});

test.each([
  ["not_json", "{"],
  ["not_an_entry", "[]"],
  ["id", { ...walk, id: "" }],
  ["at", { ...walk, at: "2026-11-22T20:07:38" }],
  ["at", { ...walk, at: "2026-13-22T20:07:38Z" }],
  ["offset_min", { ...walk, offset_min: 1.5 }],
  ["offset_min", { ...walk, offset_min: 900 }],
  ["date", { ...walk, date: "2026-02-30" }],
  ["date", { ...walk, date: "22.11.2026" }],
  ["kind", { ...walk, kind: "" }],
  ["version", { ...walk, version: "1" }],
  ["payload", { ...walk, payload: null }],
])("a line is refused for its %s", (fault, line) => {
  const text = typeof line === "string" ? line : JSON.stringify(line);
  expect(readLines(text)).toEqual([{ line: 1, fault }]);
});

test("the order of keys does not make another entry, a value does", () => {
  const { payload, ...rest } = walk;
  expect(sameEntry(walk, { payload: { ...payload }, ...rest })).toBe(true);
  expect(sameEntry(walk, { ...walk, payload: { ...payload, minutes: 11 } })).toBe(false);
});
