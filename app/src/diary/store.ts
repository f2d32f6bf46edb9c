/** The one IndexedDB database: entries of the diary, settings, and days worked out ahead. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry } from "./entry";

export interface Stored extends DBSchema {
  entries: { key: string; value: Entry };
  settings: { key: string; value: unknown };
  days: { key: string; value: unknown };
}

export type Store = IDBPDatabase<Stored>;

const NAME = "evenkeel";
const SHAPE = 1;

let opening: Promise<Store> | null = null;

export function store(): Promise<Store> {
  opening ??= openDB<Stored>(NAME, SHAPE, {
    upgrade(database) {
      database.createObjectStore("entries", { keyPath: "id" });
      database.createObjectStore("settings");
      database.createObjectStore("days");
    },
    // Another tab has a newer Evenkeel and waits for this one to let go.
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated() {
      opening = null;
    },
  }).catch((trouble) => {
    opening = null;
    throw trouble;
  });
  return opening;
}
