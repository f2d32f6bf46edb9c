import { expect, test } from "vitest";
import type { Screening } from "../../words/content";
import { found, plainNo, worst } from "./lookup";

const label = { en: "", es: "" };
const answer = (value: boolean | string, outcome: string) => ({ value, outcome, label, tags: [] });
const screening = {
  outcomes: ["EMERGENCY", "URGENT", "CLINICIAN_FIRST", "MODIFY", "OK"].map((id) => ({ id })),
  questions: [
    { id: "E1", kind: "yes-no", answers: [answer(true, "EMERGENCY"), answer(false, "OK"), answer("not_sure", "EMERGENCY")] },
    { id: "K4", kind: "choice", answers: [answer("no", "OK"), answer("under_6_weeks", "CLINICIAN_FIRST")] },
    { id: "M6", kind: "many", answers: [answer("wrist", "MODIFY"), answer("knee", "MODIFY")] },
  ],
} as unknown as Screening;

test("the most severe single answer is the result", () => {
  expect(worst(screening, { E1: false, K4: "under_6_weeks", M6: ["wrist"] })).toBe("CLINICIAN_FIRST");
  expect(worst(screening, { E1: "not_sure", K4: "no" })).toBe("EMERGENCY");
  expect(worst(screening, { E1: false, K4: "no", M6: [] })).toBe("OK");
});

test("every marked answer is found, one by one", () => {
  expect(found(screening, { M6: ["wrist", "knee"] }).map(({ answer: one }) => one.value)).toEqual(["wrist", "knee"]);
});

test("none of these is an explicit no in each question's own value", () => {
  expect(screening.questions.map(plainNo)).toEqual([false, "no", []]);
});
