/**
 * The parts of the content bundle that the pages show.
 *
 * The shapes are those of docs/content.md. TOML keys stay as they are, so the
 * names here have the files' own underscores.
 */
import type { Answer as AnswerValue } from "../diary/entry";
import type { Bundle, Exercise as BundleExercise, Lesson as BundleLesson, Text } from "../engine/bundle";
import type { Dose, OutcomeId } from "../engine/today";

export type { Block, ExerciseWords, Language, Run, Text } from "../engine/bundle";
export type Mark = "V" | "M";

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

export type Point = [number, number];
/** One key pose in meters, y up: spine, near arm, far arm, near leg, far leg, and the head's circle. */
export interface Figure {
  name: string;
  lines: Point[][];
  head: [x: number, y: number, r: number];
}
/** A chair, a bed, a box: seen flat, from its lower left corner. */
export interface Prop {
  kind: string;
  x_m: number;
  y_m: number;
  width_m: number;
  height_m: number;
}
export interface Exercise extends BundleExercise {
  firm_bed: boolean;
  optional_kit?: string[];
  known_figures?: { text: Text; source: string; mark: Mark }[];
  levels: Dose[];
  sources: string[];
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

export interface Lesson extends BundleLesson {
  title: Text;
  summary: Text;
  sources: string[];
}
export type Experts = "agree" | "mixed" | "differ" | "unsupported";
export type Known = "A" | "B" | "C" | "D";
export interface QuestionPage {
  slug: string;
  question: Text;
  short: Text;
  experts: Experts;
  known: Known;
  flag: Text;
  minutes: number;
  sources: string[];
  words: Bundle["answers"][string]["words"];
}
export type Verdict = "supported" | "mixed" | "contested" | "unsupported";
export interface Claim {
  id: string;
  claim: Text;
  verdict: Verdict[];
  leans?: string;
  grade: Known[];
  sources: string[];
  stated: boolean;
  wording: Text;
  note?: Text;
}
export interface Source {
  cite: string;
  mark: Mark;
  doi?: string;
  note?: Text;
}
export interface Excluded {
  id: string;
  name: Text;
  reason: Text;
  figures?: { text: Text; source: string; mark: Mark }[];
}

export interface Instrument {
  id: string;
  name: Text;
  min?: number;
  max?: number;
  reading: Text;
  mark?: Mark;
  /** How many the person names, and the words that ask for them. */
  activities?: number;
  choose?: Text;
  anchors?: Option[];
  items: { id: string; ask: Text }[];
}

export interface Vocabulary {
  start_positions: Record<string, Text>;
  kit: Record<string, { name: Text; instead: Text }>;
  targets: Record<string, Text>;
  variations: Record<string, Text>;
  units: Record<string, { one: Text; many: Text }>;
  phases: Record<string, Text>;
  day_types: Record<string, Text>;
  tags: Record<string, Text>;
  profile_groups: Record<string, Text>;
}

/** From which best guess a bar is called near the typical adult, and from which half width unsure. */
export interface ProfileDisplay {
  near_typical_from: number;
  low_confidence_half_width: number;
}

export interface Content {
  release: string;
  profile: { display: ProfileDisplay };
  exercises: Record<string, Exercise>;
  lessons: Record<string, Lesson>;
  answers: Record<string, QuestionPage>;
  instruments: Record<string, Instrument>;
  screening: Screening;
  symptoms: Symptoms;
  self_check: SelfCheck;
  spasm: Spasm;
  emergency: { regions: Region[]; crisis_fallback: Text };
  outcomes: { results: { id: string; title: Text; say: Text[] }[] };
  excluded: { excluded: Excluded[] };
  claims: { claims: Claim[] };
  sources: Record<string, Source>;
  reasons: Record<string, Text>;
  vocabulary: Vocabulary;
}
