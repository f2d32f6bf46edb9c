/** A reason of the rules as a sentence: its words by code, its numbers filled in, a slug shown by its name. */
import type { Reason } from "../engine/today";
import type { Content, Language } from "../words/content";

export function sentence(reason: Reason | null, content: Content | null, language: Language): string {
  const text = reason && content?.reasons[reason.code]?.[language];
  if (!reason || !content || !text) return "";
  return text.replace(/\{(\w+)\}/g, (_, key: string) => named(reason.params[key], content, language));
}

function named(value: string | number | undefined, content: Content, language: Language): string {
  if (typeof value !== "string") return String(value ?? "");
  const { phases, day_types, tags, profile_groups } = content.vocabulary;
  return (
    content.exercises[value]?.words[language].name ??
    (phases[value] ?? day_types[value] ?? tags[value] ?? profile_groups[value])?.[language] ??
    value
  );
}
