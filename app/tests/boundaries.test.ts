/** Which room may use what: the doors of docs/architecture.md, checked in the sources. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "src");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes(".test."))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

function using(pattern: RegExp, { outside }: { outside: RegExp }): string[] {
  return sources.filter(({ path, text }) => !outside.test(path) && pattern.test(text)).map(({ path }) => path);
}

test("only the diary opens IndexedDB, and nothing is kept elsewhere", () => {
  expect(using(/\bindexedDB\b|from "idb"|\bopenDB\b/, { outside: /^diary\/store\.ts$/ })).toEqual([]);
  expect(using(/\b(localStorage|sessionStorage)\b/, { outside: /^$/ })).toEqual([]);
});

test("only the engine starts the worker, and engine.ts and bundle.ts are its doors", () => {
  expect(using(/new Worker\(|from "pyodide"/, { outside: /^engine\// })).toEqual([]);
  const inside = /from "(?:\.\.?\/)+engine\/(?!(?:engine|bundle|today)(?:\.ts)?")/;
  expect(using(inside, { outside: /^engine\// })).toEqual([]);
});

test("nothing but the service worker, the engine and sync asks the network", () => {
  expect(using(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/, { outside: /^(sw\.ts$|engine\/|sync\/|figure\/)/ })).toEqual([]);
});

test("no page carries what the content security policy forbids", () => {
  expect(using(/\sstyle="|\{@html\b|\beval\(|new Function\(/, { outside: /^$/ })).toEqual([]);
});

test("no address of another host is in the sources", () => {
  expect(using(/https?:\/\/(?!www\.w3\.org\/)/, { outside: /^$/ })).toEqual([]);
});
