/** Pages by the hash of the address: `#/answers/discs` finds `/answers/:slug` with its `slug`. */
import type { Component } from "svelte";

export interface Route {
  path: string;
  load: () => Promise<{ default: Component<any> }>;
  /** A session, a spasm or a form: no other release may come in while it is open. */
  holds?: boolean;
}

export interface Place {
  route: Route;
  params: Record<string, string>;
}

export function find(routes: Route[], hash: string): Place | null {
  const wanted = parts(decoded(hash.replace(/^#/, "").split("?")[0] ?? ""));
  for (const route of routes) {
    const params = match(parts(route.path), wanted);
    if (params) return { route, params };
  }
  return null;
}

export function go(path: string): void {
  location.hash = path;
}

/** A broken escape is left as it is, a person typed it. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function parts(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function match(pattern: string[], wanted: string[]): Record<string, string> | null {
  if (pattern.length !== wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const given = wanted[at] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return params;
}
