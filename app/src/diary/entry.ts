/**
 * One line of a person's diary: what was answered, done or felt, never edited.
 *
 * The shapes are those of docs/diary.md, which is the authority. `id` is a UUIDv7
 * made on the device, `at` is UTC, `date` is the person's local date, and a
 * `correction` entry, not an edit, changes what an earlier entry says.
 */
export interface Entry<K extends Kind = Kind> {
  id: string;
  at: string;
  offset_min: number;
  date: string;
  kind: K;
  version: 1;
  payload: Payloads[K];
}

export type Kind = keyof Payloads;
export type Reach = "none" | "back" | "buttock" | "thigh" | "below_knee";
export type Answer = boolean | string | string[];

/** How far symptoms reach, and whether numbness or weakness is new. */
export interface Spread {
  reach: Reach;
  new_numbness_or_weakness: boolean;
}

export interface Payloads {
  screening_answered: { answers: Record<string, Answer> };
  mini_screened: { answers: Record<string, Answer> };
  about_answered: {
    sex: "female" | "male" | "undisclosed";
    age: number;
    walk_minutes: number;
    weight_kg?: number;
  };
  symptoms_answered: {
    tight_mornings: number;
    stiff_after_heavy_day: number;
    hard_muscles: number;
    deep_groove: number;
    spasms_3_months: number;
    brace_hours: number;
    brace_prescribed?: boolean;
    medicine_days: number;
    front_hip_pain: number;
    triggers?: string[];
    rounding_arching?: string[];
    fear_of_movement?: number;
    sleep?: number;
    stress?: number;
    pain_now?: number;
  };
  test_done: {
    test: string;
    seconds?: number | [number, number];
    level?: number;
    grade?: number;
    thigh_deg?: number;
    pelvis_controlled?: boolean;
    from_knees?: boolean;
    count?: number;
    stop?: string;
  };
  test_skipped: { test: string };
  self_check_finished: { occasion: string };
  session_started: Spread & {
    release: string;
    pain_before: number;
    session: import("../engine/today").Session;
  };
  set_done: { session: string; slug: string; set: number; completion: number; reps?: number; seconds?: number };
  exercise_rated: {
    session: string;
    slug: string;
    pain_peak: number;
    effort: number;
    completion: number;
    wobbly_percent?: number;
    skipped?: string;
    eased?: boolean;
    too_much?: boolean;
    stop_sign?: string;
  };
  session_finished: Spread & {
    session: string;
    ended: "completed" | "stopped";
    pain_after: number;
  };
  pain_rated: { pain: number; moment: "now" | "day_average" | "day_worst" };
  morning_checked: Spread & { pain: number; stiffness_min: number };
  walk_done: { minutes: number; pain_before: number; pain_peak: number };
  spasm_reported: { pain: number; cannot_straighten: boolean; trigger?: string };
  spasm_screened: { spasm: string; answers: Record<string, Answer> };
  spasm_rated: { spasm: string; pain: number; minute: number; can_walk?: boolean; leg_symptoms?: boolean; worried?: boolean };
  brace_worn: { hours: number };
  lesson_read: { slug: string };
  rest_taken: Record<string, never>;
  choice_made: { choice: string; value: string | number | boolean | string[] };
  activities_rated: { activities: { name: string; score: number }[] };
  change_rated: { change: number };
  instrument_answered: { instrument: string; score: number };
  clinician_seen: { agreed: boolean };
  correction: { entry: string; payload: Record<string, unknown> | null };
}
