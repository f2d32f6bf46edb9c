/**
 * The worker's life: started by the first question, told every new entry, ended after a
 * minute without questions (it takes some 150 MB) and started again by the next one.
 */
import { all, type Change, subscribe } from "../diary/diary";
import { keptOffline } from "../release";
import type { FromWorker, Start, ToWorker } from "./message";
import type { OutcomeId, PlannedDay, Request, Today } from "./today";

/** What went wrong inside: a value, because a page must always have something to show. */
export interface Fault {
  error: string;
}

/** What a set of screening answers leads to. */
export interface Screened {
  outcome: OutcomeId;
  reasons: string[];
  tags: string[];
}

interface Replies {
  load: unknown;
  add: unknown;
  today: Today;
  week: Today[];
  plan: PlannedDay[];
  screen: Screened;
}

export type Reply<Op extends Request["op"]> = Replies[Op] | Fault;

const IDLE_MS = 60_000;

let running: Promise<Worker | Fault> | null = null;
let stopTelling: () => void = () => {};
let idle: ReturnType<typeof setTimeout> | undefined;
let unanswered = 0;
let asked = 0;
const waiting = new Map<number, (reply: unknown) => void>();

export async function ask<R extends Request>(request: R): Promise<Reply<R["op"]>> {
  clearTimeout(idle);
  unanswered += 1;
  running ??= begin();
  const worker = await running;
  const reply = worker instanceof Worker ? await send(worker, request) : worker;
  unanswered -= 1;
  if (unanswered === 0) idle = setTimeout(() => void end(), IDLE_MS);
  return reply as Reply<R["op"]>;
}

export function isRunning(): boolean {
  return running !== null;
}

export function isFault(reply: unknown): reply is Fault {
  return typeof reply === "object" && reply !== null && "error" in reply;
}

async function begin(): Promise<Worker | Fault> {
  // On a first visit the service worker downloads the engine; asking sooner would do it twice.
  await keptOffline();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "engine" });
  const fault = (await started(worker)) ?? (await load(worker));
  if (!fault) return worker;
  abandon(worker, fault);
  return fault;
}

function started(worker: Worker): Promise<Fault | null> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ("started" in data) resolve(null);
      else if ("failed" in data) resolve({ error: data.failed });
      else settle(data.id, JSON.parse(data.reply));
    };
    worker.onerror = (event) => {
      const fault = { error: event.message || "The engine could not be loaded." };
      resolve(fault);
      abandon(worker, fault);
    };
    post(worker, { start: addresses() });
  });
}

async function load(worker: Worker): Promise<Fault | null> {
  stopTelling = subscribe((change) => void tell(worker, change));
  const reply = await send(worker, { op: "load", entries: all() });
  return isFault(reply) ? reply : null;
}

function tell(worker: Worker, change: Change): Promise<unknown> {
  return "added" in change
    ? send(worker, { op: "add", entries: change.added })
    : send(worker, { op: "load", entries: all() });
}

function send(worker: Worker, request: Request): Promise<unknown> {
  asked += 1;
  const id = asked;
  const reply = new Promise<unknown>((resolve) => waiting.set(id, resolve));
  post(worker, { id, request: JSON.stringify(request) });
  return reply;
}

function settle(id: number, reply: unknown): void {
  waiting.get(id)?.(reply);
  waiting.delete(id);
}

async function end(): Promise<void> {
  const worker = await running;
  if (unanswered === 0 && worker instanceof Worker) abandon(worker, { error: "The engine has ended." });
}

/** The next question starts another worker. */
function abandon(worker: Worker, fault: Fault): void {
  worker.terminate();
  stopTelling();
  running = null;
  for (const id of waiting.keys()) settle(id, fault);
}

function addresses(): Start {
  const { engine, program, bundle } = __PARTS__;
  const absolute = (path: string): string => new URL(path, document.baseURI).href;
  return { engine: absolute(engine), program: absolute(program), bundle: absolute(bundle) };
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
