import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";

test("a setting is in effect at once and kept for the next visit", async () => {
  const settings = await import("./settings");
  await settings.openSettings();
  expect(settings.setting("language")).toBeUndefined();
  const kept = settings.set("language", "es");
  expect(settings.setting("language")).toBe("es");
  expect(await kept).toBe(true);

  vi.resetModules();
  const later = await import("./settings");
  await later.openSettings();
  expect(later.setting("language")).toBe("es");
});
