/** licenses.txt in the site: what is shipped of others, and under which terms, as they ask. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";

const SHIPPED = [
  "svelte",
  "idb",
  "pyodide",
  "@fontsource-variable/literata",
  "@fontsource-variable/atkinson-hyperlegible-next",
  "@fontsource-variable/figtree",
];

// Inside the engine, and without a package of its own.
const PYTHON = "CPython 3.14 and its standard library: Python Software Foundation License 2.0, https://docs.python.org/3/license.html";

export function licenses(): Plugin {
  return {
    name: "evenkeel-licenses",
    apply: "build",
    async generateBundle() {
      const sections = await Promise.all(SHIPPED.map((name) => section(join(import.meta.dirname, "..", "node_modules", name))));
      this.emitFile({ type: "asset", fileName: "licenses.txt", source: [...sections, PYTHON, ""].join("\n\n") });
    },
  };
}

async function section(folder: string): Promise<string> {
  const { name, version, license, homepage } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[sc]e/i.test(one));
  const terms = file ? await readFile(join(folder, file), "utf8") : (homepage ?? "");
  return `${name} ${version}: ${license}\n\n${terms.trim()}`;
}
