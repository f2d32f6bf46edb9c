/** Days that the engine worked out ahead, kept so that the next visit need not wait for it. */
import { store } from "./store";

export async function keepDays(days: Record<string, unknown>): Promise<void> {
  const database = await store();
  const writing = database.transaction("days", "readwrite");
  void writing.store.clear();
  for (const [date, day] of Object.entries(days)) void writing.store.put(day, date);
  await writing.done;
}

export async function readDays(): Promise<unknown[]> {
  return (await store()).getAll("days");
}
