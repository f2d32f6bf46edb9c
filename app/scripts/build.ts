/** `npm run build`: the whole static site in dist/, then its compressed twins. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { writeTwins } from "./twins.ts";

const app = join(import.meta.dirname, "..");
const site = join(app, "dist");

await rm(site, { recursive: true, force: true });
await build({ root: app });
await writeTwins(site, join(app, "build", "twins"));
