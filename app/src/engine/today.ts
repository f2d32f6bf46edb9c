/**
 * What the rules say: the values that `evenkeel.program.device` sends.
 *
 * Nothing here is decided in TypeScript. Words are looked up by code in the
 * bundle (`reasons`, `vocabulary`, `exercises[slug].words`).
 */

export type Gate = "normal" | "calm" | "ease";
export type Budget = "short" | "standard" | "long";
export type Phase = "calm" | "activate" | "strengthen" | "integrate";
export type DayType = "C" | "A" | "S" | "I" | "L";
export type OutcomeId = "EMERGENCY" | "URGENT" | "CLINICIAN_FIRST" | "MODIFY" | "OK";

/** A sentence of reasons.toml by its key; `params` fill its {placeholders}. A slug is shown by its name. */
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** Seconds, degrees, kilograms; a field that does not apply is absent. */
export interface Dose {
  sets: number;
  reps?: number;
  unit?: string;
  hold_s?: number;
  hold_breaths?: number;
  duration_s?: number;
  distance_m?: number;
  per_side?: boolean;
  tempo_s?: [number, number, number];
  breath_s?: [number, number, number];
  rest_s?: number;
  range_deg?: number;
  load_kg?: number;
  load_body_mass_percent?: number;
  height_cm?: number;
  foot_distance_cm?: number;
  effort_percent?: number;
  alternative_hold_s?: number;
  finish_hold_s?: number;
  variation?: string;
}

export interface Item {
  slug: string;
  code: string;
  slot: string;
  ladder: string | null;
  rung: number;
  level: number;
  substitute: boolean;
  dose: Dose;
  minutes: number;
  because: Reason;
}

/** The whole prescription; it is stored in the diary as it is when the session starts. */
export interface Session {
  gate: Gate;
  budget: Budget;
  day: number;
  phase: Phase;
  type: DayType;
  volume: number;
  minutes: number;
  walk_min: number;
  promotes: "all" | "levels" | "none";
  advances: boolean;
  items: Item[];
  dropped: string[];
  course: unknown;
}

export interface Score {
  score: number;
  half_width: number;
}

export interface Profile {
  abdominals: Score | null;
  glutes: Score | null;
  hip_flexors: Score | null;
  back_ease: Score | null;
  pattern_fit: number;
  band: "close" | "partly" | "different";
  provisional: boolean;
  pain_limited: string[];
}

export interface Lock {
  kind: "screening" | "mini" | "session" | "pause" | "spasm";
  outcome: OutcomeId;
  reasons: string[];
}

export type Act =
  | "screen"
  | "see_outcome"
  | "describe"
  | "symptoms"
  | "self_check"
  | "morning_check"
  | "start_session"
  | "resume_session"
  | "spasm_care"
  | "rest"
  | "final_check"
  | "read_outcome"
  | "see_clinician";

export interface Today {
  release: string;
  date: string;
  newest_entry: string | null;
  next: { act: Act; reason: Reason };
  lock: Lock | null;
  unlocked: string[];
  tags: string[];
  screening_valid_until: string | null;
  mini_screen_due: boolean;
  morning_due: boolean;
  program_day: number;
  calendar_day: number;
  phase: Phase;
  type: DayType;
  days: { day: number; phase: Phase; type: DayType; state: "done" | "today" | "ahead"; date: string | null }[];
  /** One per gate and budget (ease has one); empty when no session may start. */
  sessions: Session[];
  /** Pain before the session -> gate, in order: first row whose `max_pain` is not exceeded. "spasm" opens the guide. */
  gates: { max_pain: number; gate: Gate | "spasm" }[];
  budget: Budget;
  running: string | null;
  changes: Reason[];
  notes: Reason[];
  walk: { minutes: number; done_minutes: number; reason: Reason | null };
  brace: { limit_hours: number; block_hours: number; step: number; prescribed: boolean; reason: Reason } | null;
  lesson: string | null;
  lessons_read: string[];
  tests_due: string[];
  occasion: "start" | "mini" | "mid" | "full" | null;
  measures_due: string[];
  kit_today: string[];
  kit_tomorrow: string[];
  profile: Profile | null;
  profile_change: { group: string; from: number; to: number; verdict: "likely" | "possible" | "none" }[];
  light: { light: "GREEN" | "AMBER" | "RED"; reasons: Reason[]; date: string } | null;
  spasm: { id: string; day: number; hours: number; pain: number; escalate: string[]; may_resume: boolean } | null;
  outcome: { result: string; measures: Record<string, { from: number; to: number; reached: boolean } | null> } | null;
}

/** One day of the 28: read from the diary when done, projected as all settled when ahead. */
export interface PlannedDay {
  day: number;
  phase: Phase;
  type: DayType;
  done: boolean;
  date: string | null;
  minutes: number;
  walk_min: number;
  items: { slug: string; code: string; level: number }[];
}

/**
 * The requests the worker answers. `load` replaces the diary, `add` appends to it;
 * `now` is UTC, `offset_min` the person's offset. `week` gives Today for seven local
 * dates from today, as if nothing more were logged.
 */
export type Request =
  | { op: "load"; entries: unknown[] }
  | { op: "add"; entries: unknown[] }
  | { op: "today"; now: string; offset_min: number }
  | { op: "week"; now: string; offset_min: number }
  | { op: "plan"; now: string; offset_min: number }
  | { op: "screen"; answers: Record<string, boolean | string | string[]> };
