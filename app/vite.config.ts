import { createReadStream, existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { extname, join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { BUILT, buildParts } from "./scripts/engine.ts";
import { licenses } from "./scripts/licenses.ts";
import { contentSecurityPolicy } from "./scripts/policy.ts";
import { serviceWorker } from "./scripts/precache.ts";

const MEDIA_TYPES: Record<string, string> = {
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".zip": "application/zip",
};

/** The engine, the rules and the bundle beside the app: served in development, copied in a build. */
function parts(): Plugin {
  return {
    name: "evenkeel-parts",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = join(BUILT, decodeURI((request.url ?? "/").split("?")[0] ?? ""));
        const type = MEDIA_TYPES[extname(path)];
        if (!type || !path.startsWith(BUILT) || !existsSync(path)) return next();
        response.setHeader("Content-Type", type);
        createReadStream(path).pipe(response);
      });
    },
    async writeBundle({ dir }) {
      for (const folder of ["engine", "assets"]) {
        await cp(join(BUILT, folder), join(dir ?? "dist", folder), { recursive: true });
      }
    },
  };
}

export default defineConfig(async ({ mode }) => ({
  // Relative addresses: the same files work at the root of a host or in a folder of it.
  base: "./",
  plugins: [svelte(), parts(), licenses(), contentSecurityPolicy(), serviceWorker()],
  define: {
    __PARTS__: JSON.stringify(mode === "test" ? null : await buildParts()),
    __VERSION__: JSON.stringify(process.env.npm_package_version ?? "0"),
  },
  worker: { format: "es" as const },
  build: {
    // The oldest browsers that can run the engine; docs/browsers.md says why.
    target: ["chrome112", "firefox112", "safari16.4"],
    // A data: address would be a font or a picture the precache cannot list.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { include: ["{src,scripts,tests}/**/*.test.ts"] },
}));
