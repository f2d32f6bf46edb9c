/**
 * The content as built: words in both languages and the facts that pages show.
 *
 * The build has checked every file against its schema, so nothing is checked again here;
 * what each table holds is for `words/content.ts` to say.
 */

export interface Bundle {
  schema: number;
  release: string;
  [table: string]: unknown;
}

let loading: Promise<Bundle> | null = null;

/** Fetch it once; a failed attempt is forgotten, so that the next call tries again. */
export function loadBundle(): Promise<Bundle> {
  loading ??= download().catch((trouble) => {
    loading = null;
    throw trouble;
  });
  return loading;
}

async function download(): Promise<Bundle> {
  const response = await fetch(new URL(__PARTS__.bundle, document.baseURI));
  if (!response.ok) throw new Error(`The content answered ${response.status}.`);
  return (await response.json()) as Bundle;
}
