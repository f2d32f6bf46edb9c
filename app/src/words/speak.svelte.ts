/**
 * The language in use, and the words of the app in it.
 *
 * It is guessed from the browser until the person chooses; the choice is a
 * setting of this device, not a line of the diary.
 */
import type { Language, Text } from "./content";
import { en, type Words } from "./en";
import { es } from "./es";

const KEPT = "evenkeel.language";

function guessed(): Language {
  const kept = readSetting(KEPT);
  if (kept === "en" || kept === "es") return kept;
  return navigator.language.toLowerCase().startsWith("es") ? "es" : "en";
}

/** A setting may be refused (private windows); the app works without it. */
export function readSetting(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

const tongue = $state({ language: guessed() });

export function language(): Language {
  return tongue.language;
}

export function speak(chosen: Language): void {
  tongue.language = chosen;
  keepSetting(KEPT, chosen);
  document.documentElement.lang = chosen;
}

/** The app's own words, in the language in use. */
export function words(): Words {
  return tongue.language === "es" ? es : en;
}

/** A text of the content, in the language in use. */
export function say(text: Text | undefined): string {
  return text ? text[tongue.language] : "";
}
