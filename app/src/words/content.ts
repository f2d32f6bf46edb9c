/**
 * The parts of the content bundle that the pages show.
 *
 * The shapes are those of docs/content.md. TOML keys stay as they are, so the
 * names here have the files' own underscores.
 */
import type { Answer as AnswerValue } from "../diary/entry";
import type { Dose, OutcomeId } from "../engine/today";

export type Language = "en" | "es";
export type Text = Record<Language, string>;
export type Mark = "V" | "M";

export interface Run {
  kind: "plain" | "bold" | "source";
  text: string;
}
export type Block =
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; level: number; runs: Run[] }
  | { kind: "bullets" | "numbers"; items: Run[][] };

export interface ScreenAnswer {
  value: boolean | string;
  label: Text;
  outcome: OutcomeId;
  tags: string[];
  advice?: Text;
  reason?: string;
}
export interface ScreenQuestion {
  id: string;
  kind: "yes-no" | "choice" | "many";
  ask: Text;
  facts?: Text[];
  note?: Text;
  answers: ScreenAnswer[];
}
export interface Screening {
  valid_days: number;
  mini: string[];
  pages: { id: string; lead: Text; title: Text; questions: string[] }[];
  questions: ScreenQuestion[];
  outcomes: { id: OutcomeId; title: Text; say: Text; unlocked: string[] }[];
  tags: { id: string; name: Text; change: Text }[];
}
export type Answers = Record<string, AnswerValue>;

export interface Phone {
  number: string;
  label: Text;
  mark: Mark;
}
export interface Region {
  code: string;
  name: Text;
  locales: string[];
  emergency: Phone;
  urgent: Phone;
  maternity: Phone;
  crisis: Phone;
}

export interface Option {
  value: number | string | boolean;
  label: Text;
  alone?: boolean;
}
export interface SymptomQuestion {
  id: string;
  kind: "count" | "scale" | "choice" | "many" | "yes-no";
  min?: number;
  max?: number;
  ask: Text;
  note?: Text;
  ask_when?: { question: string; above: number };
  options?: Option[];
}
export interface Symptoms {
  pages: { id: string; lead: Text; title: Text; questions: string[] }[];
  questions: SymptomQuestion[];
}

export interface HomeTest {
  id: string;
  kind: "hold" | "angle" | "level" | "grade" | "count";
  sides: boolean;
  cap_s: number;
  rest_before_s: number;
  optional?: boolean;
  display_only?: boolean;
  name: Text;
  setup: Text[];
  form_limit: Text;
  skip_tags: string[];
  supported_tags?: string[];
  supported_max_score?: number;
  supported?: Text;
  options?: Option[];
  from_knees?: Text;
  controlled?: Text;
  caveat: Text;
  sources: string[];
}
export interface SelfCheck {
  rehearsal_s: number;
  split: Text;
  one_trial: Text;
  provisional: { tests: string[]; leg_loading_max_level: number; say: Text };
  stop: { rules: Text[] };
  stop_reasons: { id: string; label: Text; say?: Text }[];
  tests: HomeTest[];
  words: Record<string, Text>;
}

export interface Figure {
  name: string;
  head: [number, number, number];
  lines: { part: string; points: [number, number][]; near?: boolean }[];
}
export interface ExerciseWords {
  name: string;
  other_names: string;
  feel: string;
  cues: string[];
  start: Block[];
  watch_for: Block[];
  take_care: Block[];
  without_the_kit?: Block[];
  on_a_bed?: Block[];
}
export interface Exercise {
  slug: string;
  code: string;
  start_position: string;
  view: string;
  count: "reps" | "hold" | "breaths" | "timer" | "log";
  firm_bed: boolean;
  kit?: string[];
  optional_kit?: string[];
  targets: Record<string, number>;
  known_figures?: { text: Text; source: string; mark: Mark }[];
  levels: Dose[];
  sources: string[];
  words: Record<Language, ExerciseWords>;
}

export interface SpasmStep {
  id?: string;
  from_min?: number;
  to_min?: number;
  day?: number;
  to_day?: number;
  title: Text;
  do: Text[];
  avoid: Text[];
  rate_at_min?: number[];
}
export interface Spasm {
  warning_questions: string[];
  breath: { in_s: number; out_s: number; count: number; say: Text };
  reassurance: { say: Text; note: Text; mark: Mark; source: string };
  positions: { id: string; code?: string; name: Text; how: Text }[];
  steps: SpasmStep[];
  days: SpasmStep[];
  escalate: { id: string; say: Text }[];
  stop_rules: { id: string; say: Text; exercises?: number }[];
  direction: { say: Text };
}

export interface Page {
  slug: string;
  words: Record<Language, { title: string; blocks: Block[] }>;
  sources: string[];
}
export interface Lesson extends Page {
  day: number;
  minutes: number;
  title: Text;
  summary: Text;
}

export interface Instrument {
  id: string;
  name: Text;
  min?: number;
  max?: number;
  reading: Text;
  mark?: Mark;
  anchors?: Option[];
  items: { id: string; ask: Text }[];
}
