/** Speaks a line where the browser can; the caption is on the screen in any case. */
import type { Language } from "../words/content";

const synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;

export function canSpeak(): boolean {
  return synthesis !== undefined && typeof SpeechSynthesisUtterance !== "undefined";
}

export function speakLine(line: string, language: Language): void {
  if (!synthesis || !canSpeak() || !line) return;
  try {
    synthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(line);
    utterance.lang = language === "es" ? "es" : "en-US";
    const voice = synthesis.getVoices().find((candidate) => candidate.lang.startsWith(language));
    if (voice) utterance.voice = voice;
    utterance.rate = 0.95;
    synthesis.speak(utterance);
  } catch {
    // Some browsers announce speech and refuse it; the captions carry on.
    return;
  }
}

export function hush(): void {
  synthesis?.cancel();
}
