import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeLines } from "./lines";
import { store } from "./store";

/** Another tab, or the same one after a reload: the module is new, the database is not. */
async function reopened() {
  vi.resetModules();
  const diary = await import("./diary");
  await diary.open();
  return diary;
}

async function kept(): Promise<string[]> {
  return (await store()).getAllKeys("entries");
}

function refuseWrites(): void {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    const error = new DOMException("no room", "QuotaExceededError");
    Object.defineProperty(this.transaction, "error", { value: error });
    this.transaction.abort();
    throw error;
  });
}

let diary: Awaited<ReturnType<typeof reopened>>;
beforeEach(async () => {
  diary = await reopened();
  await diary.erase();
});
afterEach(() => vi.restoreAllMocks());

test("an entry that was added is there after a reload", async () => {
  const entry = await diary.add("brace_worn", { hours: 2 });
  expect(await kept()).toEqual([entry.id]);
  expect((await reopened()).all()).toEqual([entry]);
});

test("an entry does not change with the object it was made from", async () => {
  const payload = { hours: 2 };
  const entry = await diary.add("brace_worn", payload);
  payload.hours = 9;
  expect(entry.payload.hours).toBe(2);
});

test("another tab hears of an entry", async () => {
  const other = await reopened();
  const heard = new Promise((resolve) => other.subscribe(resolve));
  const entry = await diary.add("rest_taken", {});
  expect(await heard).toEqual({ added: [entry] });
  expect(other.newestId()).toBe(entry.id);
});

test("on a full device an entry stays in memory, says so, and is written later", async () => {
  refuseWrites();
  const adding = diary.add("walk_done", { minutes: 10, pain_before: 1, pain_peak: 2 });
  await expect(adding).rejects.toMatchObject({ name: "NotWritten", full: true });
  const entry = diary.all()[0];
  expect(entry?.kind).toBe("walk_done");
  expect(diary.notWritten()).toEqual([entry]);
  expect(await kept()).toEqual([]);

  vi.restoreAllMocks();
  await diary.retry();
  expect(diary.notWritten()).toEqual([]);
  expect(await kept()).toEqual([entry?.id]);
});

test("the next entry takes the one that waited with it", async () => {
  refuseWrites();
  await diary.add("rest_taken", {}).catch(() => {});
  vi.restoreAllMocks();
  await diary.add("brace_worn", { hours: 1 });
  expect(await kept()).toHaveLength(2);
});

test("an exported diary comes back whole on an empty device, and a second time as known", async () => {
  const entries = [await diary.add("rest_taken", {}), await diary.add("brace_worn", { hours: 1 })];
  const file = await diary.exportFile().text();
  await diary.erase();
  expect(diary.all()).toEqual([]);
  expect(await diary.importFile(file)).toEqual({ added: 2, known: 0, rejected: [] });
  expect(await diary.importFile(file)).toEqual({ added: 0, known: 2, rejected: [] });
  expect((await reopened()).all()).toEqual(entries);
});

test("entries from elsewhere fall into their place in time", async () => {
  const own = await diary.add("rest_taken", {});
  const earlier = { ...own, id: "zz", at: "2020-01-01T08:00:00+01:00" };
  await diary.merge([earlier]);
  expect(diary.all()).toEqual([earlier, own]);
  expect(diary.newestId()).toBe(own.id);
});

test("bad lines are named and cost nothing: own entries stay, sound lines come in", async () => {
  const own = await diary.add("brace_worn", { hours: 1 });
  const changed = { ...own, payload: { hours: 24 } };
  const fresh = { ...own, id: own.id.replace(/.$/, own.id.endsWith("0") ? "1" : "0") };
  const text = writeLines([changed as typeof own, fresh]) + "rubbish\n";
  expect(await diary.importFile(text)).toEqual({
    added: 1,
    known: 0,
    rejected: [
      { line: 1, fault: "differs" },
      { line: 3, fault: "not_json" },
    ],
  });
  expect(diary.all()).toContainEqual(own);
  expect(await kept()).toHaveLength(2);
});

test("an import that does not fit leaves everything as it was", async () => {
  const own = await diary.add("rest_taken", {});
  const file = writeLines([{ ...own, id: own.id.replace(/.$/, own.id.endsWith("0") ? "1" : "0") }]);
  refuseWrites();
  await expect(diary.importFile(file)).rejects.toMatchObject({ name: "NotWritten" });
  expect(diary.all()).toEqual([own]);
});
