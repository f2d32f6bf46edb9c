/**
 * What every page stands on: the content, the diary, and the day as the rules see it.
 *
 * Pages read it and write one line at a time with `note`. Nothing is decided here.
 */
import { corrected } from "../diary/corrected";
import { add, all, NotWritten, persist, retry, subscribe } from "../diary/diary";
import type { Entry, Kind, Payloads } from "../diary/entry";
import { loadBundle } from "../engine/bundle";
import { type Day, follow } from "../engine/engine";
import type { Content } from "../words/content";

interface Here {
  content: Content | null;
  /** The diary as it reads, its corrections applied. */
  entries: Entry[];
  day: Day | null;
  /** True while something could not be written to the device; it is then in memory only. */
  unwritten: boolean;
  missing: boolean;
}

// Replaced as a whole, never changed inside: deep proxies of the bundle would be slow.
let content = $state.raw<Content | null>(null);
let entries = $state.raw<Entry[]>(corrected(all()));
let day = $state.raw<Day | null>(null);
let unwritten = $state(false);
let missing = $state(false);

export const here: Readonly<Here> = {
  get content() {
    return content;
  },
  get entries() {
    return entries;
  },
  get day() {
    return day;
  },
  get unwritten() {
    return unwritten;
  },
  get missing() {
    return missing;
  },
};

subscribe(() => (entries = corrected(all())));
void fetchContent();

/** A quiet moment, not an emergency: some browsers put the question to the person. */
const QUIET: Kind[] = ["about_answered", "session_started"];
let asked = false;

export async function fetchContent(): Promise<void> {
  missing = false;
  try {
    content = (await loadBundle()) as unknown as Content;
  } catch {
    missing = true;
  }
}

/** Keep the day up to date while a page that shows it is open. */
export function followDay(): () => void {
  return follow((next) => (day = next));
}

/** Write one line of the diary; if the device refuses, the line is kept in memory and counts all the same. */
export async function note<K extends Kind>(kind: K, payload: Payloads[K]): Promise<Entry<K>> {
  try {
    const entry = await add(kind, payload);
    unwritten = false;
    if (!asked && QUIET.includes(kind)) {
      asked = true;
      void persist();
    }
    return entry;
  } catch (trouble) {
    if (!(trouble instanceof NotWritten)) throw trouble;
    unwritten = true;
    return trouble.entries.at(-1) as Entry<K>;
  }
}

/** Try to write what is in memory only; true once it is on the device. */
export async function keepNow(): Promise<boolean> {
  unwritten = !(await retry().then(
    () => true,
    () => false,
  ));
  return !unwritten;
}

/** The newest entry of a kind, if any. */
export function newest<K extends Kind>(kind: K): Entry<K> | null {
  return (entries.findLast((entry) => entry.kind === kind) as Entry<K> | undefined) ?? null;
}
