/**
 * The outcome of each single answer, as screening.toml carries it.
 *
 * A look-up, not a rule: an emergency must show on the tap, with the engine
 * blocked, slow or broken. What the outcomes mean for the plan is the rules'.
 */
import type { Answer } from "../../diary/entry";
import type { OutcomeId } from "../../engine/today";
import type { Answers, ScreenAnswer, ScreenQuestion, Screening } from "../../words/content";

export interface Found {
  question: ScreenQuestion;
  answer: ScreenAnswer;
}

export function questionsOf(screening: Screening, ids: string[]): ScreenQuestion[] {
  return ids.flatMap((id) => screening.questions.find((question) => question.id === id) ?? []);
}

export function answersTo(question: ScreenQuestion, given: Answer | undefined): ScreenAnswer[] {
  if (given === undefined) return [];
  const values = Array.isArray(given) ? given : [given];
  return question.answers.filter((answer) => values.includes(answer.value as string));
}

/** Every given answer that is not plainly fine, in the order of the questions. */
export function found(screening: Screening, answers: Answers): Found[] {
  return screening.questions.flatMap((question) =>
    answersTo(question, answers[question.id])
      .filter((answer) => answer.outcome !== "OK" || answer.reason)
      .map((answer) => ({ question, answer })),
  );
}

/** The most severe single outcome; the table lists them from the most severe on. */
export function worst(screening: Screening, answers: Answers): OutcomeId {
  const given = new Set(found(screening, answers).map(({ answer }) => answer.outcome));
  return screening.outcomes.find(({ id }) => given.has(id))?.id ?? "OK";
}

/** The answer that says no, in the question's own value. */
export function plainNo(question: ScreenQuestion): Answer {
  if (question.kind === "many") return [];
  return question.answers.find((answer) => answer.value === false || answer.value === "no")?.value ?? false;
}

export function isNo(answer: ScreenAnswer): boolean {
  return answer.value === false || answer.value === "no";
}
