/** Preferences of this device: language, voice, region, theme. They are no part of the record. */
import { store } from "./store";

export interface Settings {
  language: "en" | "es";
  region: string;
  voice: boolean;
  [other: string]: unknown;
}

let values: Partial<Settings> = {};
const listeners = new Set<(values: Partial<Settings>) => void>();
const tabs = new BroadcastChannel("evenkeel-settings");

/** Read them; where the browser keeps nothing they last until the tab closes. */
export async function openSettings(): Promise<void> {
  tabs.onmessage = ({ data }: MessageEvent<Partial<Settings>>) => take(data);
  try {
    const database = await store();
    const [keys, kept] = await Promise.all([database.getAllKeys("settings"), database.getAll("settings")]);
    take(Object.fromEntries(keys.map((key, at) => [key, kept[at]])));
  } catch {
    // open() of the diary says it: this browser keeps nothing.
  }
}

export function setting<K extends keyof Settings>(key: K): Settings[K] | undefined {
  return values[key] as Settings[K] | undefined;
}

/** Takes effect at once; false when it could not be kept for the next visit. */
export async function set<K extends keyof Settings>(key: K, value: Settings[K]): Promise<boolean> {
  take({ [key]: value } as Partial<Settings>);
  tabs.postMessage({ [key]: value });
  try {
    await (await store()).put("settings", value, String(key));
    return true;
  } catch {
    return false;
  }
}

export function onSettings(listener: (values: Partial<Settings>) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function take(some: Partial<Settings>): void {
  values = { ...values, ...some };
  for (const listener of listeners) listener(values);
}
