import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { zip } from "./zip.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

test("the same files in another order give the same bytes", () => {
  const one = ["a.py", text("x = 1")] as [string, Uint8Array];
  const other = ["b/é.py", text("y = 2")] as [string, Uint8Array];
  expect(zip([one, other])).toEqual(zip([other, one]));
});

test("Python reads it", () => {
  const path = join(mkdtempSync(join(tmpdir(), "evenkeel-")), "a.zip");
  writeFileSync(path, zip([["says.py", text("words = 'hello'")]]));
  const code = `import sys; sys.path.insert(0, ${JSON.stringify(path)}); from says import words; print(words)`;
  expect(execFileSync("python3", ["-c", code], { encoding: "utf8" }).trim()).toBe("hello");
});
