/**
 * The person's diary: entries are added and never edited.
 *
 * All of it is in memory once opened, a few thousand small entries at most, and IndexedDB
 * holds the same. An entry that could not be written stays in memory, counts for the rules
 * and is written by the next `add` or by `retry`: a stop sign must not be lost to a full disk.
 * Tabs tell each other what they added.
 */
import type { Entry, Kind, Payloads } from "./entry";
import { type Fault, readLines, sameEntry, writeLines } from "./lines";
import { stamp } from "./stamp";
import { store } from "./store";

export type Change = { added: Entry[] } | { replaced: true };

export interface Import {
  added: number;
  known: number;
  rejected: { line: number; fault: Fault | "differs" }[];
}

/** An entry is held in memory only. `full` says that the device has no room left. */
export class NotWritten extends Error {
  override name = "NotWritten";
  readonly full: boolean;
  readonly entries: Entry[];

  constructor(entries: Entry[], cause: unknown) {
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    super(full ? "There is no room left on this device." : "The diary could not be written.", { cause });
    this.full = full;
    this.entries = entries;
  }
}

const entries = new Map<string, Entry>();
let ordered: Entry[] = [];
const unwritten = new Map<string, Entry>();
const listeners = new Set<(change: Change) => void>();
const tabs = new BroadcastChannel("evenkeel-diary");
let opening: Promise<boolean> | null = null;

/** Read the diary; false when this browser cannot keep one, and then it lives until the tab closes. */
export function open(): Promise<boolean> {
  opening ??= read();
  return opening;
}

/** Every entry in the order of the rules: by time, then by id. */
export function all(): Entry[] {
  return [...ordered];
}

export function newestId(): string | null {
  return ordered.at(-1)?.id ?? null;
}

export function count(): number {
  return entries.size;
}

/** Add one entry; resolves once it is safely on the device, rejects with `NotWritten`. */
export async function add<K extends Kind>(kind: K, payload: Payloads[K]): Promise<Entry<K>> {
  // A plain copy: a page may pass a value of its own that changes later, or a Svelte proxy.
  const copy = JSON.parse(JSON.stringify(payload)) as Payloads[K];
  const entry: Entry<K> = { ...stamp(), kind, version: 1, payload: copy };
  take([entry]);
  unwritten.set(entry.id, entry);
  await retry();
  return entry;
}

/** Write what could not be written before; rejects with `NotWritten` if it still cannot. */
export async function retry(): Promise<void> {
  const waiting = [...unwritten.values()];
  if (waiting.length === 0) return;
  try {
    await write(waiting);
  } catch (trouble) {
    throw new NotWritten(notWritten(), trouble);
  }
}

/** Entries that are in memory only. */
export function notWritten(): Entry[] {
  return [...unwritten.values()];
}

/** Put entries from elsewhere beside the own ones; the number that were new. All or none are kept. */
export async function merge(others: Entry[]): Promise<number> {
  const fresh = others.filter((entry) => !entries.has(entry.id));
  if (fresh.length === 0) return 0;
  try {
    await write(fresh);
  } catch (trouble) {
    throw new NotWritten(fresh, trouble);
  }
  take(fresh);
  return fresh.length;
}

export function subscribe(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function exportFile(): Blob {
  return new Blob([writeLines(all())], { type: "application/jsonl" });
}

/** Add every sound line of an exported file and say which lines were not; own entries always stay. */
export async function importFile(text: string): Promise<Import> {
  const fresh = new Map<string, Entry>();
  const report: Import = { added: 0, known: 0, rejected: [] };
  for (const { line, entry, fault } of readLines(text)) {
    const held = entry && (entries.get(entry.id) ?? fresh.get(entry.id));
    if (!entry) report.rejected.push({ line, fault: fault ?? "not_an_entry" });
    else if (!held) fresh.set(entry.id, entry);
    else if (sameEntry(held, entry)) report.known += 1;
    else report.rejected.push({ line, fault: "differs" });
  }
  report.added = await merge([...fresh.values()]);
  return report;
}

/** Ask the browser not to clear the diary when the device runs short of room. */
export async function persist(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}

/** Take everything off this device: diary, settings and the days worked out ahead. Reload afterward. */
export async function erase(): Promise<void> {
  const database = await store();
  const names = [...database.objectStoreNames];
  const deletion = database.transaction(names, "readwrite", { durability: "strict" });
  for (const name of names) void deletion.objectStore(name).clear();
  await deletion.done;
  forget();
  tabs.postMessage({ replaced: true });
}

async function read(): Promise<boolean> {
  tabs.onmessage = ({ data }: MessageEvent<Change>) => {
    if ("added" in data) take(data.added);
    else forget();
  };
  try {
    const database = await store();
    take(await database.getAll("entries"));
    return true;
  } catch {
    return false;
  }
}

async function write(some: Entry[]): Promise<void> {
  const database = await store();
  const writing = database.transaction("entries", "readwrite", { durability: "strict" });
  const puts = some.map(async (entry) => writing.store.put(entry));
  // The transaction knows the cause; its puts only say that it was aborted.
  const [done] = await Promise.allSettled([writing.done, ...puts]);
  if (done.status === "rejected") throw done.reason;
  for (const { id } of some) unwritten.delete(id);
  tabs.postMessage({ added: some });
}

function take(some: Entry[]): void {
  const added = some.filter(({ id }) => !entries.has(id));
  if (added.length === 0) return;
  for (const entry of added) entries.set(entry.id, entry);
  ordered = [...ordered, ...added].sort(byTime);
  tell({ added });
}

function forget(): void {
  entries.clear();
  ordered = [];
  unwritten.clear();
  tell({ replaced: true });
}

function byTime(one: Entry, other: Entry): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1);
}

function tell(change: Change): void {
  for (const listener of listeners) listener(change);
}
