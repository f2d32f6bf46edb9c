import { expect, test } from "vitest";
import type { Entry } from "../../diary/entry";
import { complete, lastActivities, ratedLately, rowsFrom } from "./activities";

const rated: Entry<"activities_rated"> = {
  id: "a",
  at: "2026-03-02T08:00:00Z",
  offset_min: 0,
  date: "2026-03-02",
  kind: "activities_rated",
  version: 1,
  payload: { activities: [{ name: "socks", score: 4 }, { name: "stairs", score: 6 }] },
};

test("the first time there are empty rows, later the same names without their scores", () => {
  expect(rowsFrom(null, 3)).toEqual([{ name: "" }, { name: "" }, { name: "" }]);
  expect(rowsFrom(lastActivities([rated]), 3)).toEqual([{ name: "socks" }, { name: "stairs" }]);
});

test("empty rows are left out, and a name without a score waits", () => {
  expect(complete([{ name: " socks ", score: 4 }, { name: "" }])).toEqual([{ name: "socks", score: 4 }]);
  expect(complete([{ name: "socks", score: 0 }, { name: "stairs" }])).toBeNull();
  expect(complete([{ name: "" }])).toEqual([]);
});

test("a rating counts for its occasion, not for the next one", () => {
  expect(ratedLately([rated], new Date(2026, 2, 4))).toBe(true);
  expect(ratedLately([rated], new Date(2026, 2, 16))).toBe(false);
  expect(ratedLately([], new Date(2026, 2, 4))).toBe(false);
});
