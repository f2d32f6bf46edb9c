/**
 * Builds src/sw.ts into /sw.js last of all, with the list of every file of the release inside it.
 * The list carries each file's hash, so any change changes sw.js, which is what makes a browser
 * notice a new release; the release's name is the hash of the list.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "vite";

export function serviceWorker(): Plugin {
  let site = "";
  let root = "";
  let written = false;
  return {
    name: "evenkeel-service-worker",
    apply: (_config, { command, mode }) => command === "build" && mode !== "sw",
    configResolved(config) {
      root = config.root;
      site = join(config.root, config.build.outDir);
    },
    writeBundle() {
      written = true;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        // Called after a failed build as well, whose own error is the one to show.
        if (!written) return;
        const files = await listFiles(site);
        const release = digest(JSON.stringify(files));
        await build({
          configFile: false,
          root,
          mode: "sw",
          logLevel: "warn",
          define: { __RELEASE__: JSON.stringify({ id: release, files }) },
          publicDir: false,
          build: {
            emptyOutDir: false,
            outDir: site,
            lib: { entry: join(root, "src", "sw.ts"), formats: ["es"], fileName: () => "sw.js" },
          },
        });
      },
    },
  };
}

/** Every file by its address in the site, with the hash of its bytes. */
async function listFiles(folder: string): Promise<[path: string, hash: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && entry.name !== "sw.js");
  const listed = paths.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path).split(sep).join("/"), digest(await readFile(path))];
  });
  return (await Promise.all(listed)).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
