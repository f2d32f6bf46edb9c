/**
 * What the browser needs to run the rules: CPython as WebAssembly, the part of the standard
 * library that they use, the rules themselves and the content bundle.
 *
 * The standard library is cut by experiment, not by a list. Pyodide is started here, every
 * module of `evenkeel.program` is imported and an error is printed (a traceback imports more);
 * what `sys.modules` then holds is what is kept. Both archives hold bytecode made by that same
 * interpreter, because compiling source is most of the start-up: 0.8 s instead of 3.4 s.
 * The rules keep their docstrings, since a dataclass without one writes its own.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide, version } from "pyodide";
import { zip } from "./zip.ts";

const app = dirname(dirname(fileURLToPath(import.meta.url)));
const pyodide = join(app, "node_modules", "pyodide");

export const BUILT = join(app, "build", "static");
export const BUNDLE = join(app, "build", "bundle.json");
export const PROGRAM = join(app, "..", "src", "evenkeel", "program");

/** Where the parts lie in the site, relative to its root. `rules` names rules and content together. */
export interface Parts {
  engine: string;
  program: string;
  bundle: string;
  rules: string;
}

type Files = [name: string, bytes: Uint8Array][];

const COMPILE = `
import sys, traceback, zipfile
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source, name, optimize):
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, bytes(8), False))

sys.path.insert(0, "/sources")
for name in module_names:
    import_module(name)
try:
    raise ValueError
except ValueError:
    traceback.format_exc()

library = "/lib/python314.zip/"
used = sorted(
    file.removeprefix(library)
    for module in sys.modules.values()
    if (file := getattr(module, "__file__", None) or "").startswith(library)
)
with zipfile.ZipFile(library.rstrip("/")) as archive:
    stdlib = [(name + "c", compiled(archive.read(name), name, 2)) for name in used]
program = [(name + "c", compiled(text, name, 0)) for name, text in sources]
`;

/** Put every part under `BUILT`, named by its content; reuse what is there when nothing changed. */
export async function buildParts(programFolder = PROGRAM): Promise<Parts> {
  const sources = await readSources(programFolder);
  const bundle = await readFile(BUNDLE);
  const inputs = hash([version, await readFile(fileURLToPath(import.meta.url)), bundle, ...sources.flat()]);
  const record = join(BUILT, "parts.json");
  if (existsSync(record)) {
    const kept = JSON.parse(await readFile(record, "utf8"));
    if (kept.inputs === inputs) return kept.parts;
  }
  const { stdlib, program } = await compile(sources);
  await rm(BUILT, { recursive: true, force: true });
  const parts: Parts = {
    engine: await placeEngine(zip(stdlib)),
    program: await place("program", ".zip", zip(program)),
    bundle: await place("bundle", ".json", bundle),
    rules: hash([bundle, ...program.flat()]),
  };
  await writeFile(record, JSON.stringify({ inputs, parts }));
  return parts;
}

async function readSources(folder: string): Promise<Files> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".py"));
  const files = names.sort().map(async (name): Promise<Files[number]> => [
    `evenkeel/program/${name.replaceAll("\\", "/")}`,
    await readFile(join(folder, name)),
  ]);
  // The real evenkeel/__init__.py asks for the installed version, which a browser has not got.
  return [["evenkeel/__init__.py", new Uint8Array()], ...(await Promise.all(files))];
}

async function compile(sources: Files): Promise<{ stdlib: Files; program: Files }> {
  const python = await loadPyodide();
  for (const [name, bytes] of sources) {
    python.FS.mkdirTree(dirname(`/sources/${name}`));
    python.FS.writeFile(`/sources/${name}`, bytes);
  }
  const text = new TextDecoder();
  const globals = python.toPy({
    sources: sources.map(([name, bytes]) => [name, text.decode(bytes)]),
    module_names: sources.map(([name]) => name.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".")),
  });
  python.runPython(COMPILE, { globals });
  return { stdlib: globals.get("stdlib").toJs(), program: globals.get("program").toJs() };
}

async function placeEngine(stdlib: Buffer): Promise<string> {
  const files: Files = [
    ["stdlib.zip", stdlib],
    ["lock.json", await emptyLock()],
  ];
  for (const name of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"]) {
    files.push([name, await readFile(join(pyodide, name))]);
  }
  const folder = `engine/${hash(files.flat())}/`;
  await mkdir(join(BUILT, folder), { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(BUILT, folder, name), bytes);
  return folder;
}

/** Pyodide checks the lock file's `info` against itself; the 300 packages it lists are never loaded. */
async function emptyLock(): Promise<Buffer> {
  const { info } = JSON.parse(await readFile(join(pyodide, "pyodide-lock.json"), "utf8"));
  return Buffer.from(JSON.stringify({ info, packages: {} }));
}

async function place(name: string, ending: string, bytes: Buffer): Promise<string> {
  const path = `assets/${name}-${hash([bytes])}${ending}`;
  await mkdir(dirname(join(BUILT, path)), { recursive: true });
  await writeFile(join(BUILT, path), bytes);
  return path;
}

function hash(parts: (string | Uint8Array)[]): string {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(`${part.length} `).update(part);
  return digest.digest("hex").slice(0, 16);
}
