import { expect, test } from "vitest";
import { localDate, stamp, uuid7 } from "./stamp";

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("an id is a UUIDv7 that says when it was made", () => {
  const now_ms = Date.UTC(2040, 0, 2, 3, 4, 5, 6);
  const id = uuid7(now_ms);
  expect(id).toMatch(UUID7);
  expect(parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(now_ms);
});

test("ids made within one millisecond sort in the order they were made", () => {
  const now_ms = Date.UTC(2040, 0, 2, 4);
  const ids = Array.from({ length: 10_000 }, () => uuid7(now_ms));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test("a clock that is set back does not turn the order round", () => {
  const later = uuid7(Date.UTC(2040, 0, 3));
  const earlier = uuid7(Date.UTC(2040, 0, 2));
  expect(earlier > later).toBe(true);
});

test("the date is the person's, not the one in Greenwich", () => {
  const late = new Date(2040, 5, 30, 23, 59);
  expect(localDate(late)).toBe("2040-06-30");
  const { date, offset_min, at } = stamp(late);
  const local = new Date(Date.parse(at) + offset_min * 60_000);
  expect(local.toISOString().slice(0, 10)).toBe(date);
});
