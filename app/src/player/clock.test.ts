import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => setTimeout(frame, 16));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a stopped clock keeps its time, whatever frame was still on its way", async () => {
  const { Clock } = await import("./clock.svelte");
  const clock = new Clock();
  clock.start();
  await vi.advanceTimersByTimeAsync(10_035);
  clock.pause();
  const at_s = clock.elapsed_s;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(clock.elapsed_s).toBe(at_s);
  clock.start();
  await vi.advanceTimersByTimeAsync(2_000);
  clock.pause();
  expect(clock.elapsed_s).toBeCloseTo(at_s + 2, 1);
});
