/**
 * The language in use, and the words of the app in it.
 *
 * It is guessed from the browser until the person chooses; the choice is a
 * setting of this device, not a line of the diary.
 */
import { onSettings, set, setting } from "../diary/settings";
import type { Language, Text } from "./content";
import { en, type Words } from "./en";
import { es } from "./es";

const tongue = $state<{ language: Language }>({ language: guessed() });
document.documentElement.lang = tongue.language;
onSettings(({ language: chosen }) => {
  if (chosen) use(chosen);
});

function guessed(): Language {
  return setting("language") ?? (navigator.language.toLowerCase().startsWith("es") ? "es" : "en");
}

function use(chosen: Language): void {
  tongue.language = chosen;
  document.documentElement.lang = chosen;
}

export function language(): Language {
  return tongue.language;
}

export function speak(chosen: Language): void {
  use(chosen);
  void set("language", chosen);
}

/** The app's own words, in the language in use. */
export function words(): Words {
  return tongue.language === "es" ? es : en;
}

/** A text of the content, in the language in use. */
export function say(text: Text | undefined): string {
  return text ? text[tongue.language] : "";
}
