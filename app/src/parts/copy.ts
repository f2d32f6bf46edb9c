/** Reading a saved diary back in: what came of it, as a value that a page can show. */
import { type Import, importFile, NotWritten, persist } from "../diary/diary";

export type Copy = Import | "no_room" | "unreadable";

export function isNothing(copy: Copy): boolean {
  return typeof copy === "string" || copy.added + copy.known === 0;
}

/** Null when no file was chosen. The field is emptied, so that the same file can be chosen again. */
export async function readCopy(field: HTMLInputElement): Promise<Copy | null> {
  const file = field.files?.[0];
  if (!file) return null;
  try {
    const report = await importFile(await file.text());
    if (report.added > 0) void persist();
    return report;
  } catch (trouble) {
    return trouble instanceof NotWritten ? "no_room" : "unreadable";
  } finally {
    field.value = "";
  }
}
