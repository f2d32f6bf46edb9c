/** What the page and the worker say to each other; requests and replies are JSON of today.ts. */
export interface Start {
  engine: string;
  program: string;
  bundle: string;
}

export type ToWorker = { start: Start } | { id: number; request: string };
export type FromWorker = { started: true } | { failed: string } | { id: number; reply: string };
