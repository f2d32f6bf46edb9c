/**
 * The content as built: words in both languages and the facts that pages show.
 *
 * The build has checked every file against its schema, so what is typed here is what pages
 * rely on, and the rest of a table is `unknown` until a page has looked at it.
 */

export interface Text {
  en: string;
  es: string;
}
export type Language = keyof Text;

/** A sentence in pieces; a source is an id of `sources`. */
export interface Run {
  kind: "plain" | "bold" | "source";
  text: string;
}
export type Block =
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; level: number; runs: Run[] }
  | { kind: "bullets" | "numbers"; items: Run[][] };

export interface ExerciseWords {
  name: string;
  other_names: string;
  feel: string;
  /** Each is spoken alone. */
  cues: string[];
  start: Block[];
  watch_for: Block[];
  take_care: Block[];
  without_the_kit?: Block[];
  on_a_bed?: Block[];
}

export interface PageWords {
  title: string;
  blocks: Block[];
}

export type Table = Record<string, unknown>;

export interface Exercise extends Table {
  slug: string;
  code: string;
  family: string;
  start_position: string;
  view: string;
  count: "reps" | "hold" | "breaths" | "timer" | "log";
  kit?: string[];
  targets: Record<string, number>;
  swap_for?: string[];
  words: Record<Language, ExerciseWords>;
  figures: unknown[];
  props: unknown[];
}

export interface Lesson extends Table {
  slug: string;
  day: number;
  minutes: number;
  words: Record<Language, PageWords>;
}

export interface Answer extends Table {
  slug: string;
  words: Record<Language, PageWords>;
}

export interface Bundle {
  schema: number;
  release: string;
  exercises: Record<string, Exercise>;
  lessons: Record<string, Lesson>;
  answers: Record<string, Answer>;
  instruments: Record<string, Table>;
  program: Table;
  profile: Table;
  screening: Table;
  symptoms: Table;
  self_check: Table;
  spasm: Table;
  brace: Table;
  outcomes: Table;
  excluded: Table;
  claims: Table;
  sources: Table;
  emergency: Table;
  reasons: Table;
  vocabulary: Table;
}

let loading: Promise<Bundle> | null = null;

/** Fetch it once; a failed attempt is forgotten, so that the next call tries again. */
export function loadBundle(): Promise<Bundle> {
  loading ??= download().catch((trouble) => {
    loading = null;
    throw trouble;
  });
  return loading;
}

async function download(): Promise<Bundle> {
  const response = await fetch(new URL(__PARTS__.bundle, document.baseURI));
  if (!response.ok) throw new Error(`The content answered ${response.status}.`);
  return (await response.json()) as Bundle;
}
