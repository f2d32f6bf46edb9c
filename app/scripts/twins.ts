/**
 * Brotli and gzip twins beside every file that is sent, made once per content and kept in
 * build/cache by its hash.
 *
 * Quality 9 packs the wasm in 3 s to 3.1 MB, the highest one in 46 s to 2.8 MB: a first start
 * from a checkout takes the first, a wheel that many will download the second.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

const COMPRESSED_ALREADY = new Set([".woff2", ".png", ".br", ".gz"]);
const WORTH_BYTES = 256;

const QUALITY = Number(process.env.EVENKEEL_BROTLI_QUALITY ?? 9);

const brotli = promisify(brotliCompress);
const gunzipable = promisify(gzip);

const makers = {
  ".br": (bytes: Buffer) =>
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes: Buffer) => gunzipable(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

export async function writeTwins(site: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || COMPRESSED_ALREADY.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (bytes.length < WORTH_BYTES) continue;
    const hash = createHash("sha256").update(bytes).digest("hex");
    for (const [ending, make] of Object.entries(makers)) {
      const kept = join(cache, `${hash}-${QUALITY}${ending}`);
      if (!existsSync(kept)) await writeFile(kept, await make(bytes));
      await copyFile(kept, path + ending);
    }
  }
}
