/**
 * The rules, run by CPython in WebAssembly. One message starts it, each further one is a
 * request of today.ts as JSON; requests are answered in the order they came.
 */
import type { loadPyodide as Load } from "pyodide";
import type { FromWorker, Start, ToWorker } from "./message";

declare const self: DedicatedWorkerGlobalScope;

type Answer = (request: string) => string;

const DEVICE = `
import sys
sys.path.insert(0, "/program.zip")
from evenkeel.program.device import Device
Device(bundle).answer
`;

let answer: Answer | null = null;

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if ("start" in data) send(await start(data.start));
  else send({ id: data.id, reply: reply(data.request) });
};

// Pyodide leaves some of its start-up promises to nobody, and would then never answer.
self.onunhandledrejection = ({ reason }) => send({ failed: sentence(reason) });

async function start(from: Start): Promise<FromWorker> {
  try {
    const [python, program, bundle] = await Promise.all([
      boot(from.engine),
      download(from.program).then((response) => response.arrayBuffer()),
      download(from.bundle).then((response) => response.text()),
    ]);
    python.FS.writeFile("/program.zip", new Uint8Array(program));
    answer = python.runPython(DEVICE, { globals: python.toPy({ bundle }) }) as Answer;
    return { started: true };
  } catch (trouble) {
    return { failed: sentence(trouble) };
  }
}

async function boot(engine: string) {
  const { loadPyodide } = (await import(/* @vite-ignore */ `${engine}pyodide.mjs`)) as { loadPyodide: typeof Load };
  return loadPyodide({
    indexURL: engine,
    stdLibURL: `${engine}stdlib.zip`,
    lockFileURL: `${engine}lock.json`,
  });
}

async function download(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

function reply(request: string): string {
  if (!answer) return JSON.stringify({ error: "The engine has not started." });
  try {
    return answer(request);
  } catch (trouble) {
    return JSON.stringify({ error: sentence(trouble) });
  }
}

/** The last line of a Python traceback says what went wrong; the rest is for the console. */
function sentence(trouble: unknown): string {
  console.error(trouble);
  const text = trouble instanceof Error ? trouble.message : String(trouble);
  return text.trim().split("\n").at(-1) ?? "unknown";
}

function send(message: FromWorker): void {
  self.postMessage(message);
}
